/**
 * Called by the flow that customers reach first: is this somebody whose call broke off? A failure must cost no
 * customer their call, so the answer is then that it is an ordinary one.
 */
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import middy from '@middy/core';
import { type Route, returnCustomer } from '../../core/use-cases/return-customer.ts';
import { chainLists, compose } from '../runtime/composition.ts';
import { contactAttributes, originalAttributes } from '../runtime/connect.ts';
import { readFlowCall } from '../runtime/flow-event.ts';
import { numberHash } from '../runtime/number-hash.ts';
import { count, inLog, logger, metrics } from '../runtime/telemetry.ts';

const find = returnCustomer({
  ...compose('first'),
  lists: chainLists(),
  attributes: contactAttributes(),
  originals: originalAttributes(),
  numbers: numberHash(),
});

/** One level of texts: a flow reads no other (administrator guide, "Invoke Lambda functions"). */
type Answer = Readonly<Record<string, string>>;

const answerTo = (route: Route): Answer => {
  if (route.type === 'none') return { route: 'none' };
  const { id, case: at } = route.interruption;
  return {
    route: 'holder',
    interruptionId: id,
    protocol: route.protocol,
    holderId: at.holder.agentId,
    holderSeconds: String(at.settings.holderSeconds),
    queueId: at.queueId,
    locale: at.settings.locale,
  };
};

const answer = async (event: unknown): Promise<Answer> => {
  try {
    const { contactId, customerNumber } = readFlowCall(event);
    return answerTo(await find({ contactId, number: customerNumber }));
  } catch (error) {
    logger.error('a caller could not be looked up, and is led on as any other', inLog(error));
    count('CallerNotLookedUp');
    return { route: 'none' };
  }
};

export const handler = middy().use(injectLambdaContext(logger)).use(logMetrics(metrics)).handler(answer);

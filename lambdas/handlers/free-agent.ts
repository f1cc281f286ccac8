/** Called by the customer-queue flow, where the customer waits for the holder by then. */
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import middy from '@middy/core';
import { freeHolder } from '../../core/use-cases/free-holder.ts';
import { compose } from '../runtime/composition.ts';
import { afterContactWork, agentPresence } from '../runtime/connect.ts';
import { readFlowCall } from '../runtime/flow-event.ts';
import { concerning, count, inLog, logger, metrics } from '../runtime/telemetry.ts';

const free = freeHolder({ ...compose('first'), presence: agentPresence(), work: afterContactWork() });

/** A failure must not cost the waiting customer their call: the flow gets an answer in any case, and goes on. */
const answer = async (event: unknown): Promise<{ holder: string }> => {
  try {
    const { contactId, attributes } = readFlowCall(event);
    const interruptionId = attributes.rejoinInterruptionId;
    if (!interruptionId) return { holder: 'not-needed' };
    return await concerning(interruptionId, async () => ({ holder: await freed(interruptionId, contactId) }));
  } catch (error) {
    return { holder: failed(error) };
  }
};

const freed = async (interruptionId: string, contactId: string): Promise<string> => {
  try {
    return await free({ interruptionId, contactId });
  } catch (error) {
    return failed(error);
  }
};

const failed = (error: unknown): string => {
  logger.error('the holder could not be freed', inLog(error));
  count('HolderNotFreed');
  return 'failed';
};

export const handler = middy().use(injectLambdaContext(logger)).use(logMetrics(metrics)).handler(answer);

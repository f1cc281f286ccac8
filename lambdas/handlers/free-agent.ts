/** Called by the customer-queue flow, where the customer waits for the holder by then. */
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import middy from '@middy/core';
import { freeHolder } from '../../core/use-cases/free-holder.ts';
import { compose } from '../runtime/composition.ts';
import { afterContactWork, agentPresence } from '../runtime/connect.ts';
import { readFlowCall } from '../runtime/flow-event.ts';
import { count, inLog, logger, metrics } from '../runtime/telemetry.ts';

const free = freeHolder({ ...compose('first'), presence: agentPresence(), work: afterContactWork() });

/** A failure must not cost the waiting customer their call: the flow gets an answer in any case, and goes on. */
const answer = async (event: unknown): Promise<{ holder: string }> => {
  try {
    const { contactId, attributes } = readFlowCall(event);
    const interruptionId = attributes.rejoinInterruptionId;
    return { holder: interruptionId ? await free({ interruptionId, contactId }) : 'not-needed' };
  } catch (error) {
    logger.error('the holder could not be freed', inLog(error));
    count('HolderNotFreed');
    return { holder: 'failed' };
  }
};

export const handler = middy().use(injectLambdaContext(logger)).use(logMetrics(metrics)).handler(answer);

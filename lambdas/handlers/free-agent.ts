/** Called by the customer-queue flow of a callback, which is waiting for the holder by then. */
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import middy from '@middy/core';
import * as v from 'valibot';
import { freeHolder } from '../../core/use-cases/free-holder.ts';
import { compose } from '../runtime/composition.ts';
import { afterContactWork } from '../runtime/connect.ts';
import { variable } from '../runtime/environment.ts';
import { count, inLog, logger, metrics } from '../runtime/telemetry.ts';

/** The part we use of what a flow sends (administrator guide, "Example JSON request to a Lambda function"). */
const flowEvent = v.object({
  Details: v.object({
    ContactData: v.object({
      ContactId: v.string(),
      InstanceARN: v.literal(variable('CONNECT_INSTANCE_ARN')),
      Attributes: v.object({ rejoinInterruptionId: v.string() }),
    }),
  }),
});

const free = freeHolder({ ...compose('once'), work: afterContactWork() });

/** A failure must not cost the waiting customer their call: the flow gets an answer in any case, and goes on. */
const answer = async (event: unknown): Promise<{ outcome: string }> => {
  try {
    const { ContactData } = v.parse(flowEvent, event).Details;
    const outcome = await free({
      interruptionId: ContactData.Attributes.rejoinInterruptionId,
      callbackContactId: ContactData.ContactId,
    });
    return { outcome };
  } catch (error) {
    logger.error('the holder could not be freed', inLog(error));
    count('HolderNotFreed');
    return { outcome: 'failed' };
  }
};

export const handler = middy().use(injectLambdaContext(logger)).use(logMetrics(metrics)).handler(answer);

/** Every few minutes, by the clock: sends a drop of its own and waits to be asked. */
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import middy from '@middy/core';
import { canary } from '../runtime/canary.ts';
import { count, inLog, logger, metrics, timed } from '../runtime/telemetry.ts';

const run = canary();

export const handler = middy()
  .use(injectLambdaContext(logger))
  .use(logMetrics(metrics))
  .handler(async () => {
    const result = await run();
    if (result.type === 'heard') {
      count('CanaryHeard');
      timed('CanaryTime', result.time);
    } else {
      logger.error('the canary was not heard', { step: result.step, ...inLog(result.error) });
      count('CanarySilent', result.step);
    }
    return { canary: result.type };
  });

/** Every few minutes, by the clock: sends a drop of its own and waits to be asked. */
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import middy from '@middy/core';
import { canarySong } from '../runtime/canary.ts';
import { count, inLog, logger, metrics, timed } from '../runtime/telemetry.ts';

const sing = canarySong();

export const handler = middy()
  .use(injectLambdaContext(logger))
  .use(logMetrics(metrics))
  .handler(async () => {
    const song = await sing();
    if (song.type === 'heard') {
      count('CanaryHeard');
      timed('CanaryTime', song.time);
    } else {
      logger.error('the canary was not heard', { step: song.step, ...inLog(song.error) });
      count('CanarySilent', song.step);
    }
    return { song: song.type };
  });

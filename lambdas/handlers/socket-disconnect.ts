/** A page of an agent went away. Best effort: a page that is gone without it is forgotten at the next push. */
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { connections } from '../runtime/sign-in.ts';
import { readSocketEvent } from '../runtime/socket-event.ts';
import { logger } from '../runtime/telemetry.ts';

const open = connections();

export const handler = middy()
  .use(injectLambdaContext(logger))
  .handler(async (event: unknown) => {
    const { agentId, connectionId } = readSocketEvent(event);
    await open.remove(agentId, connectionId);
    return { statusCode: 200 };
  });

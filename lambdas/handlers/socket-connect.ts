/** A page of an agent connected. */
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { subprotocol } from '../../core/contracts/agent-socket.ts';
import { connections } from '../runtime/sign-in.ts';
import { readSocketEvent } from '../runtime/socket-event.ts';
import { logger } from '../runtime/telemetry.ts';

const open = connections();

export const handler = middy()
  .use(injectLambdaContext(logger))
  .handler(async (event: unknown) => {
    const { connectionId, ...signedIn } = readSocketEvent(event);
    await open.add(signedIn, connectionId);
    // A browser drops the connection unless one of the protocols that it offered is named.
    return { statusCode: 200, headers: { 'Sec-WebSocket-Protocol': subprotocol } };
  });

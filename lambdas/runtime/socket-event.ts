/** What every route of the socket API knows: the connection, and the agent whom the authorizer let in. */
import * as v from 'valibot';

const socketEvent = v.object({
  requestContext: v.object({
    connectionId: v.string(),
    authorizer: v.object({ agentId: v.pipe(v.string(), v.minLength(1)) }),
  }),
  body: v.optional(v.nullable(v.string())),
});

export interface SocketEvent {
  readonly connectionId: string;
  readonly agentId: string;
  readonly body: string;
}

/** The authorizer's context comes with each route's event (developer guide, WebSocket Lambda authorizers). */
export const readSocketEvent = (event: unknown): SocketEvent => {
  const { requestContext, body } = v.parse(socketEvent, event);
  return {
    connectionId: requestContext.connectionId,
    agentId: requestContext.authorizer.agentId,
    body: body ?? '',
  };
};

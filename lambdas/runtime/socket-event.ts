/** What every route of the socket API knows: the connection, and the agent whom the authorizer let in. */
import * as v from 'valibot';
import { epochMsOf } from '../../core/time.ts';
import type { SignedIn } from '../adapters/dynamodb-tickets.ts';

/** Whatever the authorizer returns arrives as text. */
const wholeNumber = v.pipe(v.string(), v.digits(), v.transform(Number), v.safeInteger());

const socketEvent = v.object({
  requestContext: v.object({
    connectionId: v.string(),
    authorizer: v.object({ agentId: v.pipe(v.string(), v.minLength(1)), signedInUntil: wholeNumber }),
  }),
  body: v.optional(v.nullable(v.string())),
});

export interface SocketEvent extends SignedIn {
  readonly connectionId: string;
  readonly body: string;
}

/** The authorizer's context comes with each route's event (developer guide, WebSocket Lambda authorizers). */
export const readSocketEvent = (event: unknown): SocketEvent => {
  const { requestContext, body } = v.parse(socketEvent, event);
  return {
    connectionId: requestContext.connectionId,
    agentId: requestContext.authorizer.agentId,
    signedInUntil: epochMsOf(requestContext.authorizer.signedInUntil),
    body: body ?? '',
  };
};

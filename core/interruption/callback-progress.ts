/** How a callback is getting on, derived from the facts of its own chain, in whatever order they came. */
import { callFailure, conversationEnd } from '../contracts/disconnect-reason.ts';
import type { FailureReason } from '../contracts/reason.ts';
import type { Facts, Leg } from './facts.ts';

export type CallbackProgress =
  | { readonly type: 'ringing' }
  /** The customer answered and waits for an agent. A voicemail answers too: it cannot be told apart. */
  | { readonly type: 'answered' }
  | { readonly type: 'joined'; readonly agentId: string }
  | { readonly type: 'failed'; readonly reason: FailureReason }
  /** It ended and the events do not say how: `contactId` is the leg to ask about. */
  | { readonly type: 'unsaid'; readonly contactId: string };

/** A supervisor who listens in has not joined the customer. */
const hasJoined = (leg: Leg): boolean =>
  leg.agentId !== undefined && leg.connectedAt !== undefined && leg.initiationMethod?.value !== 'MONITOR';

const firstJoined = (one: Leg, other: Leg): number =>
  (one.connectedAt?.value ?? 0) - (other.connectedAt?.value ?? 0) ||
  ((one.agentId?.value ?? '') < (other.agentId?.value ?? '') ? -1 : 1);

/** @param contactId the callback's own contact, the first leg of its chain */
export const callbackProgress = (facts: Facts, contactId: string): CallbackProgress => {
  const legs = Object.values(facts);
  const [joined] = legs.filter(hasJoined).sort(firstJoined);
  if (joined?.agentId) return { type: 'joined', agentId: joined.agentId.value };
  const first = facts[contactId];
  const wasAnswered = first?.answeredAt !== undefined;
  // A callback that goes on to another queue gets a second leg; it waits as long as any leg lives.
  if (!first?.endedAt || legs.some((leg) => !leg.endedAt && !leg.lookedUp))
    return { type: wasAnswered ? 'answered' : 'ringing' };
  if (wasAnswered) return endOfWaiting(facts);
  if (first.disconnectReason) return { type: 'failed', reason: callFailure(first.disconnectReason.value) };
  return first.lookedUp ? { type: 'failed', reason: 'no-answer' } : { type: 'unsaid', contactId };
};

/**
 * The customer waited and is gone; unless they have gone on to another queue, of which nothing is known yet. The end
 * of the last leg says so only when the customer's side ended it.
 */
const endOfWaiting = (facts: Facts): CallbackProgress => {
  const [last] = Object.entries(facts).sort(
    ([id, leg], [otherId, other]) => endOf(other) - endOf(leg) || (id < otherId ? -1 : 1),
  );
  const [contactId, { disconnectReason, lookedUp }] = last ?? ['', {}];
  const bySelf = disconnectReason !== undefined && conversationEnd(disconnectReason.value).type === 'drop';
  return bySelf || lookedUp ? { type: 'failed', reason: 'abandoned' } : { type: 'unsaid', contactId };
};
const endOf = ({ endedAt }: Leg): number => endedAt?.value ?? 0;

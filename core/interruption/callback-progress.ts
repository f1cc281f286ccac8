/** How a callback is getting on, derived from the facts of its own chain, in whatever order they came. */
import { callFailure, conversationEnd } from '../contracts/disconnect-reason.ts';
import type { FailureReason } from '../contracts/reason.ts';
import { seconds } from '../time.ts';
import type { Facts, Leg } from './facts.ts';

export type CallbackProgress =
  | { readonly type: 'ringing' }
  /** The customer answered and waits for an agent. A voicemail answers too: it cannot be told apart. */
  | { readonly type: 'answered' }
  | { readonly type: 'joined'; readonly agentId: string }
  | { readonly type: 'failed'; readonly reason: FailureReason }
  /** It ended and the events do not say how: `contactId` is the leg to ask about. */
  | { readonly type: 'unsaid'; readonly contactId: string };

/** A supervisor who listens in has not joined the customer; an agent who dials is on the line before they answer. */
const hasJoined = ({ agentId, connectedAt, answeredAt, initiationMethod }: Leg): boolean => {
  if (agentId === undefined || connectedAt === undefined) return false;
  return initiationMethod?.value === 'OUTBOUND'
    ? answeredAt !== undefined
    : initiationMethod?.value !== 'MONITOR';
};

/**
 * An agent who hears a recorded voice hangs up: Amazon Connect recognises answering machines for outbound campaigns
 * only (StartOutboundVoiceContact, AnswerMachineDetectionConfig), so this is all there is to tell by.
 */
const aGreeting = seconds(15);
const wasHungUpAtOnce = ({ connectedAt, endedAt, disconnectReason }: Leg): boolean =>
  connectedAt !== undefined &&
  endedAt !== undefined &&
  disconnectReason?.value === 'AGENT_DISCONNECT' &&
  endedAt.value - connectedAt.value <= aGreeting;

const firstJoined = (one: Leg, other: Leg): number =>
  (one.connectedAt?.value ?? 0) - (other.connectedAt?.value ?? 0) ||
  ((one.agentId?.value ?? '') < (other.agentId?.value ?? '') ? -1 : 1);

/** @param contactId the callback's own contact, the first leg of its chain */
export const callbackProgress = (facts: Facts, contactId: string): CallbackProgress => {
  const legs = Object.values(facts);
  const joined = legs.filter(hasJoined).sort(firstJoined);
  const [agent] = joined;
  if (agent?.agentId)
    return joined.every(wasHungUpAtOnce)
      ? { type: 'failed', reason: 'voicemail-suspected' }
      : { type: 'joined', agentId: agent.agentId.value };
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

/** Whose a conversation is that ended: the agent who was still on the call, or who had handed it on to nobody. */
import type { EpochMs } from '../../time.ts';
import type { Facts } from '../facts.ts';
import { endOfLeg } from './how-it-ended.ts';
import { besideTheCall, type EndedLeg, type KnownLeg, lastJoinedFirst, withAgent } from './legs.ts';

export type Owner =
  /** The leg of the agent who joined last among those still on the call. */
  | { readonly type: 'agent'; readonly leg: KnownLeg }
  /** The leg of the agent who started the transfer that nobody had accepted. */
  | { readonly type: 'initiator'; readonly leg: KnownLeg }
  | { readonly type: 'nobody' }
  /** The leg to ask Amazon Connect about. */
  | { readonly type: 'ask'; readonly contactId: string };

/**
 * @param final the legs that ended together, the last ended first
 * @param dropped when the customer's side was gone, if a leg says so; else the agent who stayed longest was last
 */
export const ownerOf = (facts: Facts, final: readonly EndedLeg[], dropped: EpochMs | undefined): Owner => {
  const agents = final.filter(withAgent);
  const gone = dropped ?? agents[0]?.endedAt.value ?? 0;
  for (const leg of agents.sort(lastJoinedFirst)) {
    if (leg.endedAt.value >= gone) return { type: 'agent', leg };
    const end = endOfLeg(leg);
    if (end.type === 'unsaid') return { type: 'ask', contactId: leg.contactId };
    // Ended before, and not by the customer: they had left, like one who was only consulted.
  }
  const [last] = final;
  return last ? initiatorOf(facts, last) : { type: 'nobody' };
};

const isTransfer = ({ initiationMethod }: KnownLeg): boolean =>
  initiationMethod?.value === 'TRANSFER' || initiationMethod?.value === 'QUEUE_TRANSFER';

/** Back along the legs in which the customer only waited, to the agent who sent them there. */
const initiatorOf = (facts: Facts, waiting: KnownLeg): Owner => {
  const seen = new Set<string>();
  let leg = waiting;
  while (isTransfer(leg) && leg.previousContactId && !seen.has(leg.contactId)) {
    seen.add(leg.contactId);
    const contactId = leg.previousContactId.value;
    const previous = facts[contactId];
    if (!previous?.agentId && !previous?.lookedUp && !previous?.previousContactId)
      return { type: 'ask', contactId };
    leg = { contactId, ...previous };
    if (withAgent(leg)) return besideTheCall(leg) ? { type: 'nobody' } : { type: 'initiator', leg };
  }
  return { type: 'nobody' };
};

/** The queue whose settings decide: the last STANDARD one on the way to the holder. */
import type { Facts } from '../facts.ts';
import type { KnownLeg } from './legs.ts';

export type DecidingQueue =
  /** null: the call came through none. */
  | { readonly type: 'queue'; readonly queueId: string | null }
  /** The leg to ask Amazon Connect about. */
  | { readonly type: 'ask'; readonly contactId: string };

/** Walks back along the transfers; a leg that the rule filtered away is worth one look-up. */
export const queueUpTo = (facts: Facts, holdersLeg: KnownLeg): DecidingQueue => {
  const seen = new Set<string>();
  let leg = holdersLeg;
  while (!leg.queueId) {
    const contactId = leg.previousContactId?.value;
    if (contactId === undefined || seen.has(contactId)) return { type: 'queue', queueId: null };
    seen.add(contactId);
    const previous = facts[contactId];
    if (!previous?.queueId && !previous?.lookedUp && !previous?.previousContactId)
      return { type: 'ask', contactId };
    leg = { contactId, ...previous };
  }
  return { type: 'queue', queueId: leg.queueId.value };
};

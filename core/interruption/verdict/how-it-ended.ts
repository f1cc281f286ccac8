/** How the conversation ended, from the reasons of the legs that ended together, last. */
import { type ConversationEnd, conversationEnd } from '../../contracts/disconnect-reason.ts';
import type { EpochMs } from '../../time.ts';
import { type EndedLeg, wasAskedAboutItsEnd, withAgent } from './legs.ts';

/** `unsaid`: the events do not say why this leg ended, and Amazon Connect has not been asked since. */
export type LegEnd = ConversationEnd | { readonly type: 'unsaid'; readonly contactId: string };

export const endOfLeg = (leg: EndedLeg): LegEnd => {
  if (leg.disconnectReason) return conversationEnd(leg.disconnectReason.value);
  return wasAskedAboutItsEnd(leg)
    ? { type: 'drop', reason: 'reason-missing' }
    : { type: 'unsaid', contactId: leg.contactId };
};

/** A reason says so, not the lack of one. */
const saysDrop = (leg: EndedLeg): boolean => {
  const end = endOfLeg(leg);
  return end.type === 'drop' && end.reason !== 'reason-missing';
};

/** A transfer that was taken back: an agent went on with the customer, and then ended the call. */
const wasTakenBack = (leg: EndedLeg, final: readonly EndedLeg[]): boolean =>
  !withAgent(leg) &&
  final.some(
    (other) =>
      withAgent(other) && other.endedAt.value > leg.endedAt.value && endOfLeg(other).type === 'harmless',
  );

/** The legs that say that the customer's side ended the call. */
const saidDrops = (final: readonly EndedLeg[]): EndedLeg[] =>
  final.filter((leg) => saysDrop(leg) && !wasTakenBack(leg, final));

/** When the customer's side was gone; undefined when no leg says that it was the first to go. */
export const droppedAt = (final: readonly EndedLeg[]): EpochMs | undefined => {
  const [first] = saidDrops(final).sort((one, other) => one.endedAt.value - other.endedAt.value);
  return first?.endedAt.value;
};

/**
 * A drop on any of the legs is a drop; silence about one leaves it open; else the leg that ended last decides.
 * @param final at least one leg, the last ended first
 */
export const endOfCall = (final: readonly EndedLeg[]): LegEnd => {
  const [drop] = saidDrops(final);
  if (drop) return endOfLeg(drop);
  const ends = final.filter((leg) => !wasTakenBack(leg, final)).map(endOfLeg);
  return ends.find((end) => end.type === 'unsaid') ?? ends[0] ?? { type: 'harmless', reason: 'other-end' };
};

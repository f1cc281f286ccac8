/** The legs of a conversation: which of them carry the customer, which have ended, and in what order. */
import type { HarmlessReason } from '../../contracts/reason.ts';
import type { EpochMs } from '../../time.ts';
import type { Fact, Facts, Leg } from '../facts.ts';

/** A leg with its contact id. */
export interface KnownLeg extends Leg {
  readonly contactId: string;
}

/** A leg that ended and says when. */
export interface EndedLeg extends KnownLeg {
  readonly endedAt: Fact<EpochMs>;
}

/** Legs beside the conversation: a supervisor's, an external party's, and that of a flow after it. */
const besides: ReadonlyMap<string | undefined, HarmlessReason> = new Map([
  ['MONITOR', 'monitor'],
  ['EXTERNAL_OUTBOUND', 'external-party'],
  ['DISCONNECT', 'flow-disconnect'],
]);

/** Why this leg is no part of the conversation between customer and agents; undefined when it is one. */
export const besideTheCall = (leg: Leg): HarmlessReason | undefined =>
  besides.get(leg.initiationMethod?.value);

const byContactId = (one: KnownLeg, other: KnownLeg): number => (one.contactId < other.contactId ? -1 : 1);

/** In an order that does not depend on how the facts are stored. */
export const allLegs = (facts: Facts): KnownLeg[] =>
  Object.entries(facts)
    .map(([contactId, leg]) => ({ contactId, ...leg }))
    .sort(byContactId);

export const withAgent = (leg: Leg): boolean => leg.agentId !== undefined && leg.connectedAt !== undefined;

export const hasEnded = (leg: KnownLeg): leg is EndedLeg => leg.endedAt !== undefined;

/** A leg of which nothing is known but that Amazon Connect was asked about it is not taken for alive. */
export const isAlive = (leg: KnownLeg): boolean => !hasEnded(leg) && (!leg.lookedUp || withAgent(leg));

/** What a look-up said before the leg ended says nothing about its end. */
export const wasAskedAboutItsEnd = (leg: EndedLeg): boolean =>
  leg.lookedUp !== undefined && leg.lookedUp.at >= leg.endedAt.value;

/** The latest first; of two at the same time the one with the greater contact id. */
const latestFirst =
  (time: (leg: KnownLeg) => EpochMs | undefined) =>
  (one: KnownLeg, other: KnownLeg): number =>
    (time(other) ?? 0) - (time(one) ?? 0) || byContactId(other, one);

export const lastEndedFirst = latestFirst((leg) => leg.endedAt?.value);
export const lastJoinedFirst = latestFirst((leg) => leg.connectedAt?.value);

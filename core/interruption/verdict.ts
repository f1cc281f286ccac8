/**
 * What the facts of a chain mean: is the customer gone, was it an interruption, and whose is it?
 * One pure function of the facts, so that the order in which they came cannot matter.
 */
import { conversationEnd } from '../contracts/disconnect-reason.ts';
import type { DropReason, HarmlessReason } from '../contracts/reason.ts';
import { type EpochMs, seconds } from '../time.ts';
import type { Facts, Leg } from './facts.ts';

/** The agent an interruption belongs to, and the leg on which they had the customer. */
export interface Holder {
  readonly agentId: string;
  readonly contactId: string;
}

/** A conversation that ended from the customer's side or on the line. */
export interface Drop {
  readonly reason: DropReason;
  readonly holder: Holder;
  /** The last STANDARD queue up to the holder's leg; null when the call came through none. */
  readonly queueId: string | null;
  readonly droppedAt: EpochMs;
  /** When the holder got the customer. */
  readonly connectedAt: EpochMs;
}

export type Verdict =
  | { readonly type: 'none'; readonly reason: HarmlessReason; readonly leg: KnownLeg | undefined }
  | { readonly type: 'interrupted'; readonly drop: Drop }
  /** The facts do not say enough: `contactId` is the leg to ask Amazon Connect about. */
  | { readonly type: 'unknown'; readonly contactId: string; readonly leg: KnownLeg };

/** A leg with its contact id. */
export interface KnownLeg extends Leg {
  readonly contactId: string;
}

/** A leg that ended and says when. */
interface EndedLeg extends KnownLeg {
  readonly endedAt: NonNullable<Leg['endedAt']>;
}

/** Legs that end within this time of each other ended together (assumed: the order of a consult's ends is undocumented). */
const together = seconds(5);

const sideLegs: ReadonlyMap<string | undefined, HarmlessReason> = new Map([
  ['MONITOR', 'monitor'],
  ['EXTERNAL_OUTBOUND', 'external-party'],
  ['DISCONNECT', 'flow-disconnect'],
]);

const hasEnded = (leg: KnownLeg): leg is EndedLeg => leg.endedAt !== undefined;
const none = (reason: HarmlessReason, leg?: KnownLeg): Verdict => ({ type: 'none', reason, leg });

const byTime =
  (time: (leg: KnownLeg) => EpochMs | undefined) =>
  (one: KnownLeg, other: KnownLeg): number =>
    (time(other) ?? 0) - (time(one) ?? 0) || (one.contactId < other.contactId ? 1 : -1);

const lastEndedFirst = byTime((leg) => leg.endedAt?.value);
const lastJoinedFirst = byTime((leg) => leg.connectedAt?.value);

const withAgent = (leg: KnownLeg): boolean => leg.agentId !== undefined && leg.connectedAt !== undefined;

const byContactId = (one: KnownLeg, other: KnownLeg): number => (one.contactId < other.contactId ? -1 : 1);

/** A leg of which nothing is known but that Amazon Connect was asked about it is not taken for alive. */
const isAlive = (leg: KnownLeg): boolean => !hasEnded(leg) && (!leg.lookedUp || withAgent(leg));

/** Derives the verdict. Total: every set of facts has one. */
export const verdictOf = (facts: Facts): Verdict => {
  const all: KnownLeg[] = Object.entries(facts).map(([contactId, leg]) => ({ contactId, ...leg }));
  const legs = all.sort(byContactId).filter((leg) => !sideLegs.has(leg.initiationMethod?.value));
  const [side] = all;
  if (legs.length === 0) return none(sideLegs.get(side?.initiationMethod?.value) ?? 'no-agent', side);
  const [living] = legs.filter(isAlive).sort(lastJoinedFirst);
  const ended = legs.filter(hasEnded).sort(lastEndedFirst);
  const [last] = ended;
  if (living) return none(withAgent(living) && last ? 'still-with-agent' : 'not-ended', living);
  if (!last) return none('not-ended', legs[0]);
  const final = ended.filter((leg) => leg.endedAt.value >= last.endedAt.value - together);
  return verdictOfEnd(facts, final, last);
};

const verdictOfEnd = (facts: Facts, final: readonly EndedLeg[], last: EndedLeg): Verdict => {
  const [holding] = stillThere(final).sort(lastJoinedFirst);
  const leg = holding ?? last;
  if (!holding && last.initiationMethod?.value !== 'TRANSFER') return none('no-agent', leg);
  const end = endOf(final);
  if (end.type === 'unsaid') return { type: 'unknown', contactId: end.contactId, leg };
  if (end.type === 'harmless') return none(end.reason, leg);
  if (holding) return interruptedWith(facts, holding, end.reason, last.endedAt.value);
  return abandonedTransfer(facts, last, end.reason);
};

/** Agents who had not left by themselves before the customer's side ended: one who was consulted and left is out. */
const stillThere = (final: readonly EndedLeg[]): EndedLeg[] => {
  const dropTimes = final.filter((leg) => reasonOf(leg).type === 'drop').map((leg) => leg.endedAt.value);
  const droppedAt = Math.min(...dropTimes);
  const leftBefore = (leg: EndedLeg): boolean =>
    reasonOf(leg).type === 'harmless' && leg.endedAt.value < droppedAt;
  return final.filter((leg) => withAgent(leg) && !(dropTimes.length > 0 && leftBefore(leg)));
};

type End =
  | { readonly type: 'drop'; readonly reason: DropReason }
  | { readonly type: 'harmless'; readonly reason: HarmlessReason }
  | { readonly type: 'unsaid'; readonly contactId: string };

const reasonOf = (leg: EndedLeg): End => {
  if (leg.disconnectReason) return conversationEnd(leg.disconnectReason.value);
  return leg.lookedUp
    ? { type: 'drop', reason: 'reason-missing' }
    : { type: 'unsaid', contactId: leg.contactId };
};

/** A drop on any of the last legs is a drop; silence about one leaves it open; else the last leg's reason holds. */
const endOf = (final: readonly EndedLeg[]): End => {
  const ends = final.map(reasonOf);
  const drops = ends.filter((end) => end.type === 'drop');
  const said = drops.find((end) => end.reason !== 'reason-missing');
  return (
    said ??
    ends.find((end) => end.type === 'unsaid') ??
    drops[0] ??
    ends[0] ?? { type: 'harmless', reason: 'other-end' }
  );
};

/** Nobody was left on the call: it belongs to the agent who started the transfer that nobody accepted. */
const abandonedTransfer = (facts: Facts, last: EndedLeg, endReason: DropReason): Verdict => {
  const previousId = last.previousContactId?.value;
  if (last.initiationMethod?.value !== 'TRANSFER' || previousId === undefined) return none('no-agent', last);
  const initiator = { contactId: previousId, ...facts[previousId] };
  if (!initiator.agentId && !initiator.lookedUp) return { type: 'unknown', contactId: previousId, leg: last };
  if (!withAgent(initiator) || sideLegs.has(initiator.initiationMethod?.value)) return none('no-agent', last);
  const reason = endReason === 'reason-missing' ? endReason : 'transfer-not-accepted';
  return interruptedWith(facts, initiator, reason, last.endedAt.value);
};

const interruptedWith = (facts: Facts, leg: KnownLeg, reason: DropReason, droppedAt: EpochMs): Verdict => {
  const queue = queueUpTo(facts, leg);
  if (queue.type === 'unknown') return { type: 'unknown', contactId: queue.contactId, leg };
  const holder = { agentId: leg.agentId?.value ?? '', contactId: leg.contactId };
  const connectedAt = leg.connectedAt?.value ?? droppedAt;
  return { type: 'interrupted', drop: { reason, holder, queueId: queue.queueId, droppedAt, connectedAt } };
};

type Queue =
  | { readonly type: 'queue'; readonly queueId: string | null }
  | { readonly type: 'unknown'; readonly contactId: string };

/** Walks back along the transfers; a leg that the rule filtered away is worth one look-up. */
const queueUpTo = (facts: Facts, leg: KnownLeg): Queue => {
  const seen = new Set<string>();
  let current: KnownLeg = leg;
  while (!current.queueId) {
    const previousId = current.previousContactId?.value;
    if (previousId === undefined || seen.has(previousId)) return { type: 'queue', queueId: null };
    seen.add(previousId);
    const previous = facts[previousId];
    if (!previous?.queueId && !previous?.lookedUp && !previous?.previousContactId)
      return { type: 'unknown', contactId: previousId };
    current = { contactId: previousId, ...previous };
  }
  return { type: 'queue', queueId: current.queueId.value };
};

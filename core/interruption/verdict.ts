/**
 * What the facts of a chain mean: is the customer gone, was it an interruption, and whose is it?
 * One pure function of the facts, so that the order in which they came cannot matter.
 *
 *   who was on the call?  legs beside it do not count; while one leg lives it is going on
 *   how did it end?       the legs that ended together, last, say so
 *   whose is it?          of the agents still there the one who joined last; else who handed it on to nobody
 *   which queue decides?  the last one on the way to that agent
 *
 * Wherever the facts fall short, the answer is the leg to ask Amazon Connect about: `unknown`.
 */
import type { DropReason, HarmlessReason } from '../contracts/reason.ts';
import { type EpochMs, seconds } from '../time.ts';
import type { Facts } from './facts.ts';
import { droppedAt, endOfCall } from './verdict/how-it-ended.ts';
import {
  allLegs,
  besideTheCall,
  type EndedLeg,
  hasEnded,
  isAlive,
  type KnownLeg,
  lastEndedFirst,
  lastJoinedFirst,
  withAgent,
} from './verdict/legs.ts';
import { queueUpTo } from './verdict/which-queue-decides.ts';
import { ownerOf } from './verdict/whose-it-is.ts';

export type { KnownLeg } from './verdict/legs.ts';

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
  | {
      readonly type: 'unknown';
      readonly contactId: string;
      readonly leg: KnownLeg;
      /** It was asked about before, while it was alive. */
      readonly again?: boolean;
    };

/** Legs that end within this time of each other ended together (assumed: the order of a consult's ends is undocumented). */
const together = seconds(5);

const none = (reason: HarmlessReason, leg?: KnownLeg): Verdict => ({ type: 'none', reason, leg });
const ask = (facts: Facts, contactId: string, leg: KnownLeg): Verdict => ({
  type: 'unknown',
  contactId,
  leg,
  again: facts[contactId]?.lookedUp !== undefined,
});

/** Derives the verdict. Total: every set of facts has one. */
export const verdictOf = (facts: Facts): Verdict => {
  const all = allLegs(facts);
  const legs = all.filter((leg) => besideTheCall(leg) === undefined);
  const [first] = legs;
  if (!first) return onlyBeside(all);
  const [living] = legs.filter(isAlive).sort(lastJoinedFirst);
  const ended = legs.filter(hasEnded).sort(lastEndedFirst);
  const [last] = ended;
  if (living) return none(withAgent(living) && last ? 'still-with-agent' : 'not-ended', living);
  if (!last) return none('not-ended', first);
  const final = ended.filter((leg) => leg.endedAt.value >= last.endedAt.value - together);
  return verdictOfEnd(facts, final, last);
};

const onlyBeside = ([leg]: readonly KnownLeg[]): Verdict =>
  none((leg && besideTheCall(leg)) ?? 'no-agent', leg);

/** Where no leg says that the customer went, though asked: they stayed with an external party, whose leg lived on. */
const wasLeftOutside = (facts: Facts, last: EndedLeg): boolean =>
  allLegs(facts)
    .filter((leg) => besideTheCall(leg) === 'external-party')
    .some((leg) => !hasEnded(leg) || leg.endedAt.value > last.endedAt.value + together);

/** Who comes before why: where there is no agent to ask, nobody needs to know why the call ended. */
const verdictOfEnd = (facts: Facts, final: readonly EndedLeg[], last: EndedLeg): Verdict => {
  const end = endOfCall(final);
  const dropped = droppedAt(final);
  const owner = ownerOf(facts, final, dropped);
  const leg = owner.type === 'agent' ? owner.leg : last;
  if (owner.type === 'nobody') return none('no-agent', leg);
  const isSaid = end.type !== 'unsaid';
  if (isSaid && dropped === undefined && wasLeftOutside(facts, last)) return none('external-party', leg);
  if (end.type === 'harmless') return none(end.reason, leg);
  if (owner.type === 'ask') return ask(facts, owner.contactId, leg);
  if (!isSaid) return ask(facts, end.contactId, leg);
  const isAccepted = owner.type === 'agent' || end.reason === 'reason-missing';
  const reason = isAccepted ? end.reason : 'transfer-not-accepted';
  return interrupted(facts, owner.leg, reason, last.endedAt.value);
};

const interrupted = (facts: Facts, leg: KnownLeg, reason: DropReason, at: EpochMs): Verdict => {
  const queue = queueUpTo(facts, leg);
  if (queue.type === 'ask') return ask(facts, queue.contactId, leg);
  const holder = { agentId: leg.agentId?.value ?? '', contactId: leg.contactId };
  const connectedAt = leg.connectedAt?.value ?? at;
  return {
    type: 'interrupted',
    drop: { reason, holder, queueId: queue.queueId, droppedAt: at, connectedAt },
  };
};

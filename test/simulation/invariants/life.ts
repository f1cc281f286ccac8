/** The life of an interruption goes one way. */
import { holderOf, isOpen } from '../../../core/interruption/interruption.ts';
import type { Leg } from '../centre/leg.ts';
import type { Commit, Evidence, Invariant } from '../evidence.ts';

export const versionsGrow: Invariant = {
  name: 'versions only grow, and grow with every change of state',
  atCommit: (_evidence, { before, after }) => {
    const [was, is] = [before.interruption, after.interruption];
    if (!was || !is) return was && !is ? `${after.chainId} lost its interruption` : undefined;
    if (is.version < was.version) return `${after.chainId} went from version ${was.version} to ${is.version}`;
    return is.state !== was.state && is.version === was.version
      ? `${after.chainId} went from ${was.state} to ${is.state} at version ${is.version}`
      : undefined;
  },
};

export const nothingIsOverwritten: Invariant = {
  name: 'no write overwrites another',
  atCommit: ({ commits }, { after }) => {
    const others = commits.filter(
      (other) => other.after.chainId === after.chainId && other.after.revision === after.revision,
    );
    return others.length > 1 ? `revision ${after.revision} of ${after.chainId} was written twice` : undefined;
  },
};

export const endedStaysEnded: Invariant = {
  name: 'what has ended stays ended, unless it was withdrawn',
  atCommit: (_evidence, { before, after }) => {
    const was = before.interruption;
    if (was?.state !== 'ended' || was.how === 'withdrawn') return undefined;
    return after.interruption?.state === 'ended' && after.interruption.how === was.how
      ? undefined
      : `${after.chainId} had ended by ${was.how} and is ${after.interruption?.state}`;
  },
};

export const resumeIsNotTakenBack: Invariant = {
  name: 'a resume once chosen is never withdrawn, nor given to another',
  atCommit: (_evidence, { before, after, entries }) => {
    const was = before.interruption;
    if (!isOpen(was) || was.case.attempts === 0 || !isOpen(after.interruption)) return undefined;
    const isTaken = entries.some(({ type }) => type === 'withdrawn' || type === 'offered');
    return isTaken || after.interruption.case.holder.agentId !== was.case.holder.agentId
      ? `${after.chainId} was taken back from ${was.case.holder.agentId}`
      : undefined;
  },
};

export const onlyTheirOwn: Invariant = {
  name: "an agent's page shows the open interruptions that they hold, and no other",
  afterwards: ({ pages, store, now }) => {
    for (const { agentId, views, isOpen: open } of pages) {
      if (!open) continue;
      const own = [...store.stored.values()]
        .filter(({ interruption }) => holderOf(interruption) === agentId)
        .map(({ chainId }) => chainId);
      const shown = [...views.keys()];
      if (own.length !== shown.length || own.some((id) => !shown.includes(id)))
        return `${agentId} holds [${own}] and sees [${shown}] at ${new Date(now).toISOString()}`;
    }
    return undefined;
  },
};

export const oneAttemptAtATime: Invariant = {
  name: 'attempts are counted as they are made',
  atCommit: (_evidence, { before, after, entries }) => {
    const attempts = (of: typeof before) => (isOpen(of.interruption) ? of.interruption.case.attempts : 0);
    const chosen = entries.filter(
      ({ type, detail }) => type === 'chosen' && detail.choice === 'resume',
    ).length;
    const grew = attempts(after) - attempts(before);
    return grew === chosen || after.interruption?.state !== 'dialling'
      ? undefined
      : `${grew} attempts more after ${chosen} choices`;
  },
};

/** Truth, not what was remembered of it. */
const isClosedByClearing = ({ entries }: Commit): boolean =>
  entries.some(({ type, detail }) => type === 'finalised' && detail.how === 'contact-cleared');

const holdersLeg = ({ centre }: Evidence, { before }: Commit): Leg | undefined => {
  if (!isOpen(before.interruption)) return undefined;
  const { contactId } = before.interruption.case.holder;
  return centre.of(contactId)?.leg(contactId);
};

export const clearedByUs: Invariant = {
  name: 'a contact that we cleared ourselves closes no case',
  atCommit: (evidence, commit) =>
    isClosedByClearing(commit) && holdersLeg(evidence, commit)?.wasClearedByUs
      ? `${commit.after.chainId} was closed by our own clearing`
      : undefined,
};

const inHand = new Set<string | undefined>(['dialling', 'answered', 'unknown']);
/** One run of the function that frees: it looks, and then remembers. */
const oneRun = 6_000;

export const freedForACall: Invariant = {
  name: 'the holder is freed only while a callback is under way',
  atCommit: ({ commits }, { after, entries, at }) => {
    if (!entries.some(({ type }) => type === 'freed')) return undefined;
    const isUnderWay = commits.some(
      (one) =>
        one.after.chainId === after.chainId &&
        inHand.has(one.before.interruption?.state) &&
        one.at >= at - oneRun,
    );
    return isUnderWay
      ? undefined
      : `${after.chainId} is ${after.interruption?.state}, and its holder was freed`;
  },
};

/** When the customer went, as we had it; on our clock. */
const droppedAt = ({ history }: Evidence, { before }: Commit): number =>
  isOpen(before.interruption) ? before.interruption.case.droppedAt - history.style.ahead : 0;

export const workAfterTheDrop: Invariant = {
  name: "a cleared contact closes the case only after its drop, and only the holder's",
  atCommit: (evidence, commit) => {
    if (!isClosedByClearing(commit)) return undefined;
    const { chainId } = commit.after;
    const clearedAt = holdersLeg(evidence, commit)?.workEndedAt;
    if (clearedAt === undefined) return `${chainId} was closed, and its contact was not cleared`;
    return clearedAt < droppedAt(evidence, commit)
      ? `${chainId} was closed by work that ended before the drop`
      : undefined;
  },
};

/** Whose word counts, about what, and until when. */
import { countedAttempts, isOpen } from '../../../core/interruption/interruption.ts';
import { minutes, seconds } from '../../../core/time.ts';
import type { Commit, Evidence, Invariant } from '../evidence.ts';

/** A lapse or a late answer may be written by a clock that is ahead; see the fault "clock skewed". */
const skew = 4_000;

const agentIn = (by: string): string | undefined =>
  by.startsWith('agent:') ? by.slice('agent:'.length) : undefined;

export const onlyTheHoldersWord: Invariant = {
  name: "nobody's word counts but the holder's",
  atCommit: (_evidence, { before, entries }) => {
    const holder = isOpen(before.interruption) ? before.interruption.case.holder.agentId : undefined;
    const foreign = entries.find(({ by }) => agentIn(by) !== undefined && agentIn(by) !== holder);
    return foreign && `${foreign.by} wrote ${foreign.type}, and ${holder ?? 'nobody'} held it`;
  },
};

/** The frame that a function of ours was answering. */
const frameOf = ({ said }: Evidence, { run }: Commit) => said.find((one) => one.run === run)?.frame;

export const onlyTheNewestView: Invariant = {
  name: 'a choice counts only for the view that is current',
  atCommit: (evidence, commit) => {
    if (!commit.entries.some(({ type }) => type === 'chosen')) return undefined;
    const frame = frameOf(evidence, commit);
    const version = commit.before.interruption?.version;
    return frame?.type === 'choose' && frame.version !== version
      ? `chosen about version ${frame.version}, at version ${version}`
      : undefined;
  },
};

/** When each request was accepted, by the writes. */
const acceptances = ({ commits }: Evidence): ReadonlyMap<string, number> => {
  const accepted = new Map<string, number>();
  for (const { after, at } of commits)
    if (isOpen(after.interruption))
      for (const requestId of after.interruption.case.acceptedRequests)
        if (!accepted.has(requestId)) accepted.set(requestId, at);
  return accepted;
};

export const sameRequestSameAnswer: Invariant = {
  name: 'a request once accepted is accepted whenever it is repeated',
  afterwards: (evidence) => {
    const accepted = acceptances(evidence);
    for (const { frame, answer, at } of evidence.said) {
      const result = answer?.find((one) => one.type === 'result');
      if (!('requestId' in frame) || result?.type !== 'result' || result.ok) continue;
      const acceptedAt = accepted.get(frame.requestId);
      if (acceptedAt !== undefined && acceptedAt < at && result.code !== 'try-again')
        return `${frame.requestId} was accepted, and then refused as ${result.code}`;
    }
    return undefined;
  },
};

export const notAfterItsTime: Invariant = {
  name: 'nothing is offered or chosen after its time',
  atCommit: (_evidence, { before, after, entries }) => {
    const was = isOpen(before.interruption) ? before.interruption : undefined;
    for (const { type, at, interruptionId } of entries) {
      const now = Date.parse(at);
      if (type === 'chosen' && was && now >= was.case.expiresAt)
        return `${interruptionId} was chosen too late`;
      if (type !== 'offered' || !isOpen(after.interruption)) continue;
      const { droppedAt, settings } = after.interruption.case;
      if (now >= droppedAt + minutes(settings.maxAgeMinutes)) return `${interruptionId} was offered too late`;
    }
    return undefined;
  },
};

export const staleDoesNotPopUp: Invariant = {
  name: 'a stale drop never pops up',
  atCommit: (_evidence, { after, entries }) => {
    const offered = entries.find(({ type }) => type === 'offered');
    if (!offered?.detail.popsUp || !isOpen(after.interruption)) return undefined;
    const { droppedAt, settings } = after.interruption.case;
    const age = Date.parse(offered.at) - droppedAt;
    return age > seconds(settings.freshSeconds) ? `it popped up ${age} ms after the drop` : undefined;
  },
};

export const notBeyondTheCap: Invariant = {
  name: 'no callback is offered or chosen beyond the cap of its protocol',
  atCommit: (_evidence, { before, after, entries }) => {
    const isOffered = entries.some(({ type }) => type === 'offered');
    const isResumed = entries.some(({ type, detail }) => type === 'chosen' && detail.choice === 'resume');
    if (!(isOffered || isResumed) || !isOpen(after.interruption)) return undefined;
    const { settings } = after.interruption.case;
    const attempts = isOpen(before.interruption) ? countedAttempts(before.interruption.case) : 0;
    const callbackCount = after.interruption.case.callbackCount + attempts;
    return callbackCount >= settings.maxCallbacksPerProtocol
      ? `${isOffered ? 'offered' : 'chosen'} after ${callbackCount} callbacks`
      : undefined;
  },
};

export const notClosedWhileDialled: Invariant = {
  name: 'no case is closed while its callback is being dialled',
  atCommit: (_evidence, { before, after, entries }) =>
    before.interruption?.state === 'dialling' && entries.some(({ type }) => type === 'finalised')
      ? `${after.chainId} was finalised while it was dialled`
      : undefined,
};

/** Never more than what the ledger's clock and ours may differ. */
export const lateChoicesSaySo: Invariant = {
  name: 'a choice after the pop-up says that it was late',
  atCommit: (_evidence, { before, entries }) => {
    const was = before.interruption;
    const chosen = entries.find(({ type }) => type === 'chosen');
    if (!chosen || was?.state !== 'offered' || was.popupUntil === null) return undefined;
    const isLate = Date.parse(chosen.at) >= was.popupUntil + skew;
    return isLate && chosen.detail.via === 'popup' && chosen.detail.late !== true
      ? 'it does not say so'
      : undefined;
  },
};

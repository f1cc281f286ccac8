/** The ledger tells everything that happened, once and in order. */
import type { LedgerEntry } from '../../../core/contracts/ledger-entry.ts';
import type { Chain } from '../../../core/interruption/chain.ts';
import { isOpen } from '../../../core/interruption/interruption.ts';
import type { Invariant } from '../evidence.ts';

export const withoutGaps: Invariant = {
  name: 'the ledger counts without gaps',
  afterwards: ({ store }) => {
    const counted = new Map<string, number>();
    for (const { interruptionId, seq } of store.ledger) {
      const next = (counted.get(interruptionId) ?? 0) + 1;
      if (seq !== next) return `${interruptionId} has entry ${seq} where ${next} was due`;
      counted.set(interruptionId, next);
    }
    for (const { chainId, entries } of store.stored.values())
      if (entries !== (counted.get(chainId) ?? 0)) return `${chainId} counts ${entries} entries`;
    return undefined;
  },
};

/** The state in which each entry leaves an interruption; undefined: it changes none. */
const leadsTo: Readonly<Record<LedgerEntry['type'], string | undefined>> = {
  detected: 'detected',
  'not-offered': 'not-offered',
  offered: 'offered',
  shown: undefined,
  lapsed: undefined,
  chosen: undefined,
  dialling: 'dialling',
  placed: 'dialling',
  postponed: 'dialling',
  failed: 'offered',
  ambiguous: 'unknown',
  answered: 'answered',
  freed: undefined,
  resumed: 'resumed',
  'save-failed': undefined,
  withdrawn: 'ended',
  finalised: 'ended',
  'customer-returned': 'ended',
  expired: 'ended',
  ended: 'ended',
};

const stateAfter = (before: Chain, entries: readonly LedgerEntry[]): string | undefined =>
  entries.reduce<string | undefined>((state, { type, detail }) => {
    if (type === 'chosen') return detail.choice === 'resume' ? 'dialling' : 'ended';
    // A callback that comes to light once its interruption has ended.
    if (type === 'placed' && state === 'ended') return state;
    return leadsTo[type] ?? state;
  }, before.interruption?.state);

export const tellsEveryTransition: Invariant = {
  name: 'the ledger tells every transition',
  atCommit: (_evidence, { before, after, entries }) => {
    const told = stateAfter(before, entries);
    const state = after.interruption?.state;
    return told === state ? undefined : `${after.chainId} went to ${state}, the ledger says ${told}`;
  },
};

const acceptedIn = ({ interruption }: Chain): readonly string[] =>
  isOpen(interruption) ? interruption.case.acceptedRequests : [];

const byAgents = (entries: readonly LedgerEntry[]): number =>
  entries.filter(({ type, by }) => type === 'chosen' || (type === 'finalised' && by !== 'system')).length;

export const everyChoiceOnce: Invariant = {
  name: 'every accepted choice is on the ledger exactly once',
  atCommit: (_evidence, { before, after, entries }) => {
    const old = new Set(acceptedIn(before));
    const accepted = acceptedIn(after).filter((requestId) => !old.has(requestId));
    const written = byAgents(entries);
    if (accepted.length !== written)
      return `${accepted.length} accepted, ${written} on the ledger of ${after.chainId}`;
    return new Set(acceptedIn(after)).size === acceptedIn(after).length
      ? undefined
      : 'a request was accepted twice';
  },
};

export const okMeansWritten: Invariant = {
  name: 'an agent who was told yes is on the ledger',
  afterwards: ({ said, store }) => {
    for (const { frame, answer, agentId } of said) {
      if (frame.type !== 'choose' || !answer?.some((one) => one.type === 'result' && one.ok)) continue;
      const { interruptionId, choice } = frame;
      const isWritten = store.ledger.some(
        (entry) =>
          entry.interruptionId === interruptionId &&
          entry.by === `agent:${agentId}` &&
          entry.type === 'chosen' &&
          entry.detail.choice === choice,
      );
      if (!isWritten) return `${agentId} was told yes to ${choice} for ${interruptionId}`;
    }
    return undefined;
  },
};

export const noMeansNothing: Invariant = {
  name: 'a refused choice changes nothing',
  afterwards: ({ said, commits }) => {
    for (const { frame, answer, run } of said) {
      if (frame.type !== 'choose') continue;
      const result = answer?.find((one) => one.type === 'result');
      if (result?.type !== 'result' || result.ok || result.code === 'try-again') continue;
      const written = commits.filter((commit) => commit.run === run).flatMap(({ entries }) => entries);
      const wrong = written.find(({ type }) => type !== 'expired');
      if (wrong) return `refused as ${result.code}, and ${wrong.type} was written to ${wrong.interruptionId}`;
    }
    return undefined;
  },
};

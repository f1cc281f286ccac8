/** Tells one history and checks everything that must always hold. */
import type { LedgerEntry } from '../../core/contracts/ledger-entry.ts';
import type { CallMade, Commit, Evidence } from './evidence.ts';
import type { History } from './history.ts';
import { allInvariants } from './invariants/all-invariants.ts';
import { World } from './world.ts';

export interface Violation {
  readonly invariant: string;
  readonly detail: string;
}

export interface Outcome {
  readonly violations: readonly Violation[];
  /** How often each fault met an interruption in each state, as `fault|state`. */
  readonly met: ReadonlyMap<string, number>;
  readonly commits: number;
  readonly calls: number;
  readonly ledger: readonly LedgerEntry[];
}

/** Longer than an attempt waits for news. */
const longerThanAnyPatience = 120_000;
/** Longer than any setting lets an interruption live. */
const longerThanAnyAge = 26 * 3_600_000;

const stateOf = (evidence: Evidence, chainId: string | undefined): string =>
  (chainId === undefined ? undefined : evidence.store.stored.get(chainId)?.interruption?.state) ?? 'none';

export const tellHistory = async (history: History): Promise<Outcome> => {
  const found = new Map<string, string>();
  const met = new Map<string, number>();
  const note = (name: string, problem: string | undefined): void => {
    if (problem !== undefined && !found.has(name)) found.set(name, problem);
  };
  const world: World = new World(history, {
    committed: (commit: Commit) => {
      for (const { name, atCommit } of allInvariants) if (atCommit) note(name, atCommit(world, commit));
    },
    called: (call: CallMade) => {
      for (const { name, atCall } of allInvariants) if (atCall) note(name, atCall(world, call));
    },
    struck: (fault, chainId) => {
      const place = `${fault}|${stateOf(world, chainId)}`;
      met.set(place, (met.get(place) ?? 0) + 1);
    },
  });
  world.begin();
  await world.runOut();
  await world.tidyUp();
  for (const { name, unaided } of allInvariants) if (unaided) note(name, unaided(world));
  world.timeline.skip(longerThanAnyPatience);
  await world.lookAround();
  for (const { name, afterwards } of allInvariants) if (afterwards) note(name, afterwards(world));
  world.timeline.skip(longerThanAnyAge);
  await world.lookAround();
  for (const { name, inTheEnd } of allInvariants) if (inTheEnd) note(name, inTheEnd(world));
  const violations = [...found].map(([invariant, detail]) => ({ invariant, detail }));
  const { commits, calls, store } = world;
  return { violations, met, commits: commits.length, calls: calls.length, ledger: store.ledger };
};

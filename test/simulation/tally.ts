/** What many histories came to. Adding up in any order gives the same. */
import type { Outcome } from './tell-history.ts';

export interface Failure {
  readonly index: number;
  readonly invariant: string;
  readonly detail: string;
}

export interface Tally {
  histories: number;
  steps: number;
  commits: number;
  calls: number;
  violations: number;
  /** Per invariant, the first of its failures. */
  readonly failures: Map<string, Failure>;
  /** How often a fault met an interruption in a state, by `fault|state`. */
  readonly met: Map<string, number>;
}

export const emptyTally = (): Tally => ({
  histories: 0,
  steps: 0,
  commits: 0,
  calls: 0,
  violations: 0,
  failures: new Map(),
  met: new Map(),
});

const keepFirst = (failures: Map<string, Failure>, failure: Failure): void => {
  const known = failures.get(failure.invariant);
  if (!known || failure.index < known.index) failures.set(failure.invariant, failure);
};

export const count = (tally: Tally, index: number, steps: number, outcome: Outcome): void => {
  tally.histories += 1;
  tally.steps += steps;
  tally.commits += outcome.commits;
  tally.calls += outcome.calls;
  tally.violations += outcome.violations.length;
  for (const { invariant, detail } of outcome.violations)
    keepFirst(tally.failures, { index, invariant, detail });
  for (const [place, times] of outcome.met) tally.met.set(place, (tally.met.get(place) ?? 0) + times);
};

export const add = (sum: Tally, other: Tally): void => {
  sum.histories += other.histories;
  sum.steps += other.steps;
  sum.commits += other.commits;
  sum.calls += other.calls;
  sum.violations += other.violations;
  for (const failure of other.failures.values()) keepFirst(sum.failures, failure);
  for (const [place, times] of other.met) sum.met.set(place, (sum.met.get(place) ?? 0) + times);
};

import type { History } from './history.ts';
import { shrink } from './shrink.ts';
import { someHistory } from './some-history.ts';
import type { Failure } from './tally.ts';
import { tellHistory } from './tell-history.ts';

/** A failure with the shortest history that still shows it. */
export interface ShortCase extends Failure {
  readonly seed: number;
  readonly history: History;
}

export const shortestOf = async (seed: number, failure: Failure): Promise<ShortCase> => {
  const fails = async (history: History): Promise<boolean> =>
    (await tellHistory(history)).violations.some(({ invariant }) => invariant === failure.invariant);
  return { ...failure, seed, history: await shrink(someHistory(seed, failure.index), fails) };
};

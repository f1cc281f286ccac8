/** Takes out each guard in turn and tells histories until something that must hold does not. */
import { crewOf } from './crew.ts';
import type { Guard } from './guards.ts';
import { mutatedSources } from './mutated-sources.ts';
import type { Failure } from './tally.ts';

export interface Removal {
  readonly guard: string;
  /** Empty: nothing was violated, whatever was told. */
  readonly caughtBy: readonly Failure[];
  readonly histories: number;
}

interface Run {
  readonly seed: number;
  /** At most so many for each guard. */
  readonly histories: number;
  readonly workers: number;
  readonly guards: readonly Guard[];
  /** Violated with every guard in place: no sign that one is missed. */
  readonly known: readonly string[];
}

const without = async (
  { name, cuts }: Guard,
  { seed, histories, workers, known }: Omit<Run, 'guards'>,
): Promise<Removal> => {
  const sources = mutatedSources(cuts);
  const crew = crewOf(workers, sources.worker);
  try {
    const tally = await crew.tell({ seed, from: 0, count: histories, untilOtherThan: known });
    const caughtBy = [...tally.failures.values()].filter(({ invariant }) => !known.includes(invariant));
    return { guard: name, caughtBy, histories: tally.histories };
  } finally {
    await crew.dismiss();
    sources.remove();
  }
};

/** @param tell is given each result as it comes */
export const withoutGuards = async (run: Run, tell: (removal: Removal) => void): Promise<Removal[]> => {
  const removals: Removal[] = [];
  for (const guard of run.guards) {
    const removal = await without(guard, run);
    tell(removal);
    removals.push(removal);
  }
  return removals;
};

export const removalLine = ({ guard, caughtBy, histories }: Removal): string => {
  const by = caughtBy.map(({ invariant }) => invariant).join('; ');
  return caughtBy.length > 0
    ? `missed after ${String(histories).padStart(6)} histories  ${guard}\n      by: ${by}`
    : `NOT MISSED in ${histories} histories  ${guard}`;
};

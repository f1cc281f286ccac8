/** Tells a range of histories, one after the other. */
import { someHistory } from './some-history.ts';
import { count, emptyTally, type Tally } from './tally.ts';
import { type Outcome, tellHistory } from './tell-history.ts';

export interface Range {
  readonly seed: number;
  readonly from: number;
  readonly count: number;
  /** Ends with the first history that violates something else than these; undefined: tells them all. */
  readonly untilOtherThan?: readonly string[] | undefined;
}

const isOther = (known: readonly string[] | undefined, { violations }: Outcome): boolean =>
  known !== undefined && violations.some(({ invariant }) => !known.includes(invariant));

export const tellMany = async (range: Range): Promise<Tally> => {
  const tally = emptyTally();
  for (let index = range.from; index < range.from + range.count; index += 1) {
    const history = someHistory(range.seed, index);
    const outcome = await tellHistory(history);
    count(tally, index, history.steps.length, outcome);
    if (isOther(range.untilOtherThan, outcome)) break;
  }
  return tally;
};

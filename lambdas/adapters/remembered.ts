/** An answer that holds for a while is asked for once and given from the memory of the process until then. */
import type { Clock } from '../../core/ports.ts';
import { type DurationMs, type EpochMs, later } from '../../core/time.ts';

export interface Remembered<T> {
  readonly clock: Clock;
  readonly holdsFor: DurationMs;
  /** What it throws is not remembered. */
  readonly ask: (key: string) => Promise<T>;
  /** All answers unless given. */
  readonly isWorthIt?: (answer: T) => boolean;
}

export const remembered = <T>({
  clock,
  holdsFor,
  ask,
  isWorthIt = () => true,
}: Remembered<T>): ((key: string) => Promise<T>) => {
  const known = new Map<string, { readonly until: EpochMs; readonly answer: T }>();
  return async (key) => {
    const now = clock();
    const hit = known.get(key);
    if (hit && now < hit.until) return hit.answer;
    const answer = await ask(key);
    if (isWorthIt(answer)) known.set(key, { until: later(now, holdsFor), answer });
    return answer;
  };
};

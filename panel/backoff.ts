import { type DurationMs, seconds } from '../core/time.ts';

const first = seconds(0.5);
const longest = seconds(30);

/**
 * How long to wait after so many failures in a row: anything from nothing to a limit that doubles from
 * 0.5 s to 30 s. The full range is used so that a floor of agents does not come back in one wave.
 */
export const backoff = (failures: number, random: () => number): DurationMs =>
  random() * Math.min(longest, first * 2 ** failures);

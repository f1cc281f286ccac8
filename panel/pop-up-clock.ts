/**
 * When the question stops popping up. The deadline is the server's, and so is the clock: the page only
 * learns how far its own clock is off. Every answer is worked out from the time, never from counted ticks,
 * because browsers slow the timers of hidden pages down.
 */
import { type DurationMs, minutes } from '../core/time.ts';

/** How far the server's clock is ahead of this machine's, in milliseconds; negative when behind. */
export const skewOf = (serverNow: number, localNow: number): DurationMs => serverNow - localNow;

/** What is left until `deadline` (server time), never negative. */
export const timeLeft = (deadline: number, serverNow: number): DurationMs =>
  Math.max(0, deadline - serverNow);

/** The whole second shown to people: 10 at the start, 1 in the last second, 0 only at the deadline. */
export const secondsLeft = (left: DurationMs): number => Math.ceil(left / 1_000);

/** The share of the time that is left, from 1 (just asked) to 0 (over). */
export const shareLeft = (left: DurationMs, total: DurationMs): number =>
  total <= 0 ? 0 : Math.min(1, left / total);

/** A question asked "until answered" has a deadline so far away that counting it down would only worry people. */
export const countsDown = (left: DurationMs): boolean => left <= minutes(10);

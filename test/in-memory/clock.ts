import { type EpochMs, epochMsOf } from '../../core/time.ts';

/** A clock that the test turns. Starts on a Monday morning. */
export class TurnedClock {
  #now = Date.parse('2026-11-23T09:00:00.000Z');

  readonly now = (): EpochMs => epochMsOf(this.#now);

  turn(milliseconds: number): void {
    this.#now += milliseconds;
  }

  turnTo(instant: number): void {
    this.#now = Math.max(this.#now, instant);
  }
}

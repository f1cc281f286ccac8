/** A clock that stands still until a test turns it. */
import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../../local/connect/clock.ts';

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

export class TurnedClock implements Clock {
  #now = Date.parse('2026-03-01T09:00:00.000Z');
  readonly #timers = new Set<Timer>();

  now(): number {
    return this.#now;
  }

  schedule(delayMs: number, run: () => void): () => void {
    const timer = { at: this.#now + delayMs, run };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  get pending(): number {
    return this.#timers.size;
  }

  /** Runs what falls due on the way, in order, and lets flows go on after each. */
  async turn(ms: number): Promise<void> {
    const until = this.#now + ms;
    await setImmediate();
    for (let timer = this.#due(until); timer !== undefined; timer = this.#due(until)) {
      this.#timers.delete(timer);
      this.#now = timer.at;
      timer.run();
      await setImmediate();
    }
    this.#now = until;
  }

  #due(until: number): Timer | undefined {
    const due = [...this.#timers].filter(({ at }) => at <= until).sort((one, other) => one.at - other.at);
    return due[0];
  }
}

/** A clock that stands still until it is moved. */
import type { Clock } from '../../../local/cloud/clock.ts';

export interface ManualClock extends Clock {
  /** Moves time on, running what falls due in order. */
  advance(milliseconds: number): void;
  readonly waiting: number;
}

interface Timer {
  readonly due: number;
  readonly task: () => void;
}

export const manualClock = (start = Date.UTC(2026, 10, 23, 12)): ManualClock => {
  let now = start;
  let timers: Timer[] = [];
  const nextDue = (until: number): Timer | undefined =>
    timers.filter(({ due }) => due <= until).sort((one, other) => one.due - other.due)[0];
  return {
    now: () => now,
    after(milliseconds, task) {
      const timer = { due: now + milliseconds, task };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    advance(milliseconds) {
      const until = now + milliseconds;
      for (let timer = nextDue(until); timer !== undefined; timer = nextDue(until)) {
        const due = timer;
        timers = timers.filter((one) => one !== due);
        now = due.due;
        due.task();
      }
      now = until;
    },
    get waiting() {
      return timers.length;
    },
  };
};

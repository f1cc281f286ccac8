/** Time as the simulated Amazon Connect sees it: the laptop turns with the real clock, tests turn their own. */

export type Cancel = () => void;

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs once after `delayMs` milliseconds unless cancelled before. */
  schedule(delayMs: number, run: () => void): Cancel;
}

export const realClock: Clock = {
  now: () => Date.now(),
  schedule: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

/** A clock whose pending timers can all be dropped at once, so that stopping leaves nothing behind. */
export const stoppable = (clock: Clock): Clock & { stop(): void } => {
  const pending = new Set<Cancel>();
  return {
    now: () => clock.now(),
    schedule: (delayMs, run) => {
      const cancel = clock.schedule(delayMs, () => {
        pending.delete(cancel);
        run();
      });
      pending.add(cancel);
      return () => {
        pending.delete(cancel);
        cancel();
      };
    },
    stop: () => {
      for (const cancel of pending) cancel();
      pending.clear();
    },
  };
};

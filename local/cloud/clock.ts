/** Time as a thing that is passed in: the cloud waits on it, tests move it by hand. */

export type Cancel = () => void;

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs `task` once, `milliseconds` from now, unless cancelled. */
  after(milliseconds: number, task: () => void): Cancel;
}

export interface SystemClock extends Clock {
  /** Cancels everything still waiting, so that the process can end. */
  stop(): void;
}

export const systemClock = (): SystemClock => {
  const waiting = new Set<NodeJS.Timeout>();
  return {
    now: () => Date.now(),
    after(milliseconds, task) {
      const timer = setTimeout(() => {
        waiting.delete(timer);
        task();
      }, milliseconds);
      waiting.add(timer);
      return () => {
        clearTimeout(timer);
        waiting.delete(timer);
      };
    },
    stop() {
      for (const timer of waiting) clearTimeout(timer);
      waiting.clear();
    },
  };
};

/** Knows whether anything is going on, so that a test or a demo can wait for the end of a story instead of sleeping. */

export interface Activity {
  /** Adds a place where work may be going on. */
  watch(isBusy: () => boolean): void;
  /** Says that something may have come to rest. */
  changed(): void;
  idle(): Promise<void>;
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export const activity = (): Activity => {
  const places: (() => boolean)[] = [];
  let waiting: (() => void)[] = [];
  const busy = (): boolean => places.some((isBusy) => isBusy());
  const nextChange = (): Promise<void> => new Promise((resolve) => waiting.push(resolve));

  return {
    watch: (isBusy) => void places.push(isBusy),
    changed() {
      const resolve = waiting;
      waiting = [];
      for (const one of resolve) one();
    },
    async idle() {
      // One more turn after rest: an answer on its way may start the next piece of work.
      do {
        while (busy()) await nextChange();
        await nextTurn();
      } while (busy());
    },
  };
};

/** Waits for something to be seen, in what has come already or is still to come. */

export interface Waiting<Seen> {
  /** In words, for whoever waits in vain. */
  readonly what: string;
  readonly withinMs: number;
  /** Shows everything from now on. @returns what ends that */
  readonly watch: (look: (seen: Seen) => void) => () => void;
  /** Shows what there is already. */
  readonly past: () => readonly Seen[];
}

/** The first thing seen for which `pick` gives something. Rejects after `withinMs`. */
export const awaited = <Seen, Found>(
  { what, withinMs, watch, past }: Waiting<Seen>,
  pick: (seen: Seen) => Found | undefined,
): Promise<Found> =>
  new Promise<Found>((resolve, reject) => {
    const timer = setTimeout(() => {
      unwatch();
      reject(new Error(`waited ${withinMs} ms in vain for: ${what}`));
    }, withinMs);
    const look = (seen: Seen): void => {
      const found = pick(seen);
      if (found === undefined) return;
      clearTimeout(timer);
      unwatch();
      resolve(found);
    };
    const unwatch = watch(look);
    for (const seen of past()) look(seen);
  });

/** Makes a failing history as short as it can be while it still fails in the same way. */
import { longLife } from './centre/callback-life.ts';
import type { History } from './history.ts';

/** Whether a history still fails as the first one did. */
export type StillFails = (history: History) => Promise<boolean>;

type List = 'steps' | 'faults';

const without = (history: History, list: List, from: number, count: number): History => ({
  ...history,
  [list]: history[list].filter((_, place) => place < from || place >= from + count),
});

/** Leaves out half, then a quarter … then one at a time. */
const shorter = async (history: History, list: List, fails: StillFails): Promise<History> => {
  let shortest = history;
  for (let count = Math.ceil(history[list].length / 2); count >= 1; count = Math.floor(count / 2)) {
    for (let from = 0; from < shortest[list].length; ) {
      const candidate = without(shortest, list, from, count);
      if (await fails(candidate)) shortest = candidate;
      else from += count;
    }
  }
  return shortest;
};

const plainer = (history: History): readonly History[] => [
  { ...history, callbacks: [] },
  { ...history, callbacks: history.callbacks.map((life, place) => (place === 0 ? life : longLife)) },
  { ...history, dials: [] },
  { ...history, returns: longLife },
  { ...history, style: { ...history.style, spelling: 'camelCase' } },
  { ...history, style: { ...history.style, ahead: 0 } },
  { ...history, style: { ...history.style, saysReasons: true } },
  { ...history, lag: 0 },
  { ...history, pace: 0 },
  {
    ...history,
    queues: history.queues.map(({ queueId }) => ({
      queueId,
      callbackEnabled: true,
      outboundQueueId: 'queue-0',
    })),
  },
];

const isSame = (one: History, other: History): boolean => JSON.stringify(one) === JSON.stringify(other);

export const shrink = async (history: History, fails: StillFails): Promise<History> => {
  let shortest = history;
  for (;;) {
    const before = shortest;
    for (const list of ['faults', 'steps'] as const) shortest = await shorter(shortest, list, fails);
    for (let place = 0; place < plainer(shortest).length; place += 1) {
      const candidate = plainer(shortest)[place];
      if (candidate && !isSame(candidate, shortest) && (await fails(candidate))) shortest = candidate;
    }
    if (isSame(before, shortest)) return shortest;
  }
};

/** Contact events are best effort, unordered and may come twice (administrator guide, contact events). */
import { faultKind } from './fault.ts';

const anyEvent = 14;

export const eventDuplicated = faultKind({
  name: 'event duplicated',
  point: 'event',
  keepsTheTruth: true,
  some: (random) => ({
    nth: random.between(1, anyEvent),
    ms: random.pick([0, 1, 20, 300, 14_000, 16_000, 90_000]),
  }),
  change: ({ copies }, { ms = 0 }) => ({ copies: [...copies, ms] }),
});

export const eventReordered = faultKind({
  name: 'event out of order',
  point: 'event',
  keepsTheTruth: true,
  some: (random) => ({ nth: random.between(1, anyEvent), ms: random.between(1_000, 30_000) }),
  change: ({ copies }, { ms = 0 }) => ({ copies: copies.map((late) => late + ms) }),
});

/** EventBridge tries for 24 hours (user guide, retry policy). */
export const eventDelayed = faultKind({
  name: 'event late by up to a day',
  point: 'event',
  keepsTheTruth: true,
  some: (random) => ({
    nth: random.between(1, anyEvent),
    ms: random.pick([45_000, 100_000, 600_000, 3_600_000, 4 * 3_600_000 + 5_000, 24 * 3_600_000]),
  }),
  change: ({ copies }, { ms = 0 }) => ({ copies: copies.map((late) => late + ms) }),
});

export const eventLost = faultKind({
  name: 'event lost',
  point: 'event',
  keepsTheTruth: false,
  some: (random) => ({ nth: random.between(1, anyEvent) }),
  change: () => ({ copies: [] }),
});

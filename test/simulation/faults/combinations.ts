/** Faults that do harm only together, and would seldom meet by chance. */
import type { Random } from '../random.ts';
import type { Fault } from './fault.ts';

type Combination = (random: Random) => readonly Fault[];

/** Two functions dial the same attempt; one finds that it may not when the other has the fence already. */
const twoDial: Combination = (random) => [
  { kind: 'queue message delivered twice', on: 'dials', nth: 1, ms: random.pick([0, 5]) },
  { kind: 'queue closes', nth: random.between(1, 2) },
  { kind: 'function stands still', on: 'ask-opening-hours', nth: random.between(1, 2), ms: 500 },
  { kind: 'function stands still', on: 'start-call', nth: 1, ms: 8_000 },
];

/** Whoever is to dial dies, until the moment has passed. */
const nobodyDials: Combination = (random) => {
  const on = random.pick(['take-turn', 'hash-number', 'count-call']);
  return [1, 2, 3, 4].map((nth) => ({ kind: 'function dies before a side effect', on, nth }));
};

/** Nothing more is heard from some moment on. */
const silence: Combination = (random) => {
  const first = random.between(2, 5);
  return Array.from({ length: 12 }, (_, more) => ({ kind: 'event lost', nth: first + more }));
};

/** The choice is written, and the function that wrote it is gone. */
const chosenAndGone: Combination = (random) => [
  { kind: 'function dies before a side effect', on: 'send-dial', nth: random.between(1, 2) },
  { kind: 'function dies before a side effect', on: 'send-deadline', nth: random.between(4, 8) },
];

/** Amazon Connect is busy for longer than the line of callbacks is patient. */
const mass: Combination = () =>
  Array.from({ length: 10 }, (_, more) => ({ kind: 'call throttled', nth: more + 1 }));

const doubts = [
  'DescribeContact lags',
  'DescribeContact knows nothing',
  'DescribeContact gives no reason',
  'DescribeContact throttled',
] as const;

/** A look-up is delivered again when all has moved on, and is answered badly then. */
const lateLookUp: Combination = (random) => {
  const kind = random.pick(doubts);
  const asked = random.between(2, 4);
  return [
    { kind: 'queue message delivered twice', on: 'look-ups', nth: 1, ms: random.between(6_000, 60_000) },
    ...[asked, asked + 1, asked + 2].map((nth) => ({ kind, nth, ms: 3_000 })),
    ...(random.chance(0.4) ? [{ kind: 'call made, answer lost', nth: 1 }] : []),
  ];
};

const combinations = [twoDial, nobodyDials, silence, chosenAndGone, mass, lateLookUp] as const;

export const someCombination: Combination = (random) => random.pick(combinations)(random);

/** The database and the queues: throttled, their answers lost, and items of other versions of our code. */
import type { Random } from '../random.ts';
import { faultKind } from './fault.ts';
import type { OperationName } from './operation-names.ts';

const some =
  (...names: [OperationName, ...OperationName[]]) =>
  (random: Random) => ({ on: random.pick(names), nth: random.between(1, 16) });

export const databaseThrottled = faultKind({
  name: 'database throttled',
  point: 'operation',
  keepsTheTruth: true,
  some: some(
    'load',
    'commit',
    'settle',
    'list',
    'list-of-caller',
    'settings',
    'checks',
    'take-turn',
    'count-call',
    'hang-up',
  ),
  change: (fate) => ({ ...fate, before: 'throttled' }),
});

export const queueThrottled = faultKind({
  name: 'queue throttled',
  point: 'operation',
  keepsTheTruth: true,
  some: (random) => ({
    ...some(
      'send-deadline',
      'send-look-up',
      'send-dial',
      'send-caller',
      'send-agent-call',
      'send-hang-up',
    )(random),
    nth: random.between(1, 4),
  }),
  change: (fate) => ({ ...fate, before: 'throttled' }),
});

/** It was done, and whoever asked for it heard nothing. */
export const answerLost = faultKind({
  name: 'answer to a side effect lost',
  point: 'operation',
  keepsTheTruth: true,
  some: some(
    'commit',
    'settle',
    'send-deadline',
    'send-dial',
    'send-look-up',
    'send-hang-up',
    'hang-up',
    'take-turn',
    'count-call',
    'clear',
    'save',
  ),
  change: (fate) => ({ ...fate, after: 'hears nothing' }),
});

/**
 * The SDK repeats a write whose answer was lost, and the condition fails: it was our own write that came first. Not so
 * for transactions, which carry a token of their own (TransactWriteItems, ClientRequestToken).
 */
export const writeRepeated = faultKind({
  name: 'write repeated by the client',
  point: 'operation',
  keepsTheTruth: true,
  some: (random) => ({ on: 'commit-facts', nth: random.between(1, 8) }),
  change: (fate) => ({ ...fate, after: 'meets its own write' }),
});

export const messageDuplicated = faultKind({
  name: 'queue message delivered twice',
  point: 'delivery',
  keepsTheTruth: true,
  some: (random) => ({
    on: random.pick(['deadlines', 'look-ups', 'dials']),
    nth: random.between(1, 6),
    ms: random.pick([0, 5, 50, 2_000, 13_000, 31_000]),
  }),
  change: ({ copies }, { ms = 0 }) => ({ copies: [...copies, ms] }),
});

export const itemOfNewerCode = faultKind({
  name: 'item written by newer code',
  point: 'item',
  keepsTheTruth: true,
  some: (random) => ({ nth: random.between(1, 16) }),
  change: (fate) => ({ ...fate, isNewer: true }),
});

export const itemOfOlderCode = faultKind({
  name: 'item written by older code',
  point: 'item',
  keepsTheTruth: true,
  some: (random) => ({ nth: random.between(1, 16) }),
  change: (fate) => ({ ...fate, isOlder: true }),
});

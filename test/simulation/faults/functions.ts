/** Functions die between any two side effects, start late, stand still, and have clocks of their own. */
import { functionNames } from '../machinery/function-run.ts';
import type { Random } from '../random.ts';
import { faultKind } from './fault.ts';
import { operationNames } from './operation-names.ts';

export const someOperation = (random: Random): { readonly on: string; readonly nth: number } => {
  const on = random.pick(operationNames);
  return { on, nth: random.between(1, on === 'commit' || on === 'load' ? 20 : 6) };
};

export const functionDiesBefore = faultKind({
  name: 'function dies before a side effect',
  point: 'operation',
  keepsTheTruth: true,
  some: someOperation,
  change: (fate) => ({ ...fate, before: 'dies' }),
});

export const functionDiesAfter = faultKind({
  name: 'function dies after a side effect',
  point: 'operation',
  keepsTheTruth: true,
  some: someOperation,
  change: (fate) => ({ ...fate, after: 'dies' }),
});

/** Up to the time-out and beyond: then the platform ends the function, and what it asked for still happens. */
export const functionStandsStill = faultKind({
  name: 'function stands still',
  point: 'operation',
  keepsTheTruth: true,
  some: (random) => ({
    ...someOperation(random),
    ms: random.pick([500, 3_000, 8_000, 9_900, 11_000, 14_000]),
  }),
  change: (fate, { ms = 0 }) => ({ ...fate, slow: fate.slow + ms }),
});

export const coldStart = faultKind({
  name: 'cold start',
  point: 'run',
  keepsTheTruth: true,
  some: (random) => ({
    on: random.pick(functionNames),
    nth: random.between(1, 8),
    ms: random.between(1_000, 3_000),
  }),
  change: (fate, { ms = 0 }) => ({ ...fate, startsLate: fate.startsLate + ms }),
});

/** Assumed: servers' clocks agree within two seconds; AWS keeps them within milliseconds (Amazon Time Sync Service). */
export const clockSkewed = faultKind({
  name: 'clock skewed',
  point: 'run',
  keepsTheTruth: true,
  some: (random) => ({
    on: random.pick(functionNames),
    nth: random.between(1, 8),
    ms: random.pick([-2_000, -500, 500, 2_000]),
  }),
  change: (fate, { ms = 0 }) => ({ ...fate, skew: fate.skew + ms }),
});

export const logFails = faultKind({
  name: 'log fails',
  point: 'log',
  keepsTheTruth: true,
  some: (random) => ({ nth: random.between(1, 8) }),
  change: () => ({ fails: true }),
});

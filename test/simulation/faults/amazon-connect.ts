/** Amazon Connect: busy, unsure, late in knowing its own contacts; and calls of which nobody hears. */
import { faultKind } from './fault.ts';

const firstCalls = 4;

export const holderAway = faultKind({
  name: 'holder away',
  point: 'presence',
  keepsTheTruth: true,
  some: (random) => ({ nth: random.between(1, 3) }),
  change: () => ({ says: 'away' }),
});

export const presenceUnknown = faultKind({
  name: 'holder cannot be asked about',
  point: 'presence',
  keepsTheTruth: true,
  some: (random) => ({ nth: random.between(1, 3) }),
  change: () => ({ says: 'unknown' }),
});

export const callAnswerLost = faultKind({
  name: 'call made, answer lost',
  point: 'call',
  keepsTheTruth: true,
  some: (random) => ({ nth: random.between(1, firstCalls) }),
  change: () => ({ outcome: 'answer lost' }),
});

export const callNeverArrived = faultKind({
  name: 'call not made, no answer',
  point: 'call',
  keepsTheTruth: true,
  some: (random) => ({ nth: random.between(1, firstCalls) }),
  change: () => ({ outcome: 'never arrived' }),
});

export const callPostponed = faultKind({
  name: 'call throttled',
  point: 'call',
  keepsTheTruth: true,
  some: (random) => ({ nth: random.between(1, firstCalls) }),
  change: () => ({ outcome: 'postponed' }),
});

export const callRefused = faultKind({
  name: 'call refused',
  point: 'call',
  keepsTheTruth: true,
  some: (random) => ({ nth: random.between(1, firstCalls) }),
  change: () => ({ outcome: 'refused' }),
});

export const descriptionLags = faultKind({
  name: 'DescribeContact lags',
  point: 'description',
  keepsTheTruth: false,
  some: (random) => ({ nth: random.between(1, 6), ms: random.pick([3_000, 8_000, 30_000, 120_000]) }),
  change: (fate, { ms = 0 }) => ({ ...fate, lag: fate.lag + ms }),
});

export const descriptionMissing = faultKind({
  name: 'DescribeContact knows nothing',
  point: 'description',
  keepsTheTruth: false,
  some: (random) => ({ nth: random.between(1, 6) }),
  change: (fate) => ({ ...fate, says: 'nothing' }),
});

export const descriptionWithoutReason = faultKind({
  name: 'DescribeContact gives no reason',
  point: 'description',
  keepsTheTruth: false,
  some: (random) => ({ nth: random.between(1, 6) }),
  change: (fate) => ({ ...fate, says: 'no reason' }),
});

export const descriptionThrottled = faultKind({
  name: 'DescribeContact throttled',
  point: 'description',
  keepsTheTruth: true,
  some: (random) => ({ nth: random.between(1, 6) }),
  change: (fate) => ({ ...fate, says: 'throttled' }),
});

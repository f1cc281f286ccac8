/** Frames to pages: a socket that is open on our side only, one that is gone, one that is throttled. */
import { faultKind } from './fault.ts';

const firstPushes = 12;

export const socketHalfOpen = faultKind({
  name: 'socket half open',
  point: 'push',
  keepsTheTruth: true,
  some: (random) => ({ nth: random.between(1, firstPushes) }),
  change: () => ({ reaches: 'nobody' }),
});

export const socketGone = faultKind({
  name: 'socket gone (410)',
  point: 'push',
  keepsTheTruth: true,
  some: (random) => ({ nth: random.between(1, firstPushes) }),
  change: () => ({ reaches: 'a closed socket' }),
});

export const pushThrottled = faultKind({
  name: 'push throttled',
  point: 'push',
  keepsTheTruth: true,
  some: (random) => ({ nth: random.between(1, firstPushes) }),
  change: () => ({ reaches: 'a throttle' }),
});

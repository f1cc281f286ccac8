/** What Amazon Connect's configuration says when it is asked: something else than a moment ago, or nothing. */
import { faultKind } from './fault.ts';

const firstQuestions = 5;

export const queueClosed = faultKind({
  name: 'queue closes',
  point: 'hours',
  keepsTheTruth: true,
  some: (random) => ({ nth: random.between(1, firstQuestions) }),
  change: () => ({ isOpen: false }),
});

export const hoursUnknown = faultKind({
  name: 'opening hours cannot be read',
  point: 'hours',
  keepsTheTruth: true,
  some: (random) => ({ nth: random.between(1, firstQuestions) }),
  change: () => ({ isOpen: undefined }),
});

export const mayNotCall = faultKind({
  name: 'agent loses the outbound queue',
  point: 'outbound',
  keepsTheTruth: true,
  some: (random) => ({ nth: random.between(1, firstQuestions) }),
  change: () => ({ queues: [] }),
});

export const outboundUnknown = faultKind({
  name: 'outbound queues cannot be read',
  point: 'outbound',
  keepsTheTruth: true,
  some: (random) => ({ nth: random.between(1, firstQuestions) }),
  change: () => ({ queues: undefined }),
});

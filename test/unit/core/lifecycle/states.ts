/** An interruption of Amina's call in every state of its life. */
import type {
  Answered,
  Attempt,
  Case,
  Closed,
  Detected,
  Dialling,
  NotOffered,
  Offered,
  Resumed,
  Returned,
  Unknown,
} from '../../../../core/interruption/interruption.ts';
import { amina, call, callback, support } from './people.ts';
import { at, dropped, expires, popupEnds } from './the-day.ts';

export const caseOf = (change: Partial<Case> = {}): Case => ({
  holder: amina.leg,
  dropReason: 'customer-disconnect',
  queueId: 'support',
  droppedAt: dropped,
  talkSeconds: 120,
  settings: support(),
  callOut: 'can',
  protocol: call,
  maskedNumber: null,
  callbackCount: 0,
  attempts: 0,
  acceptedRequests: [],
  shown: false,
  freed: false,
  draft: {},
  callerHash: null,
  expiresAt: expires,
  ...change,
});

const afterYes = (change: Partial<Case> = {}): Case =>
  caseOf({ attempts: 1, acceptedRequests: ['amina-resume'], ...change });

export const attempt = (change: Partial<Attempt> = {}): Attempt => ({
  number: 1,
  token: 'call-1:1',
  requestId: 'amina-resume',
  requestedAt: at('12:00:05'),
  step: 'requested',
  claimedAt: null,
  contactId: null,
  heard: 0,
  after: null,
  ...change,
});

export const detected = (contactId = call): Detected => ({
  id: call,
  version: 1,
  state: 'detected',
  contactId,
});

export const notOffered = (change: Partial<NotOffered> = {}): NotOffered => ({
  id: call,
  version: 1,
  state: 'not-offered',
  reason: 'queue-off',
  contactId: call,
  ...change,
});

export const offered = (change: Partial<Offered> = {}): Offered => ({
  id: call,
  version: 1,
  state: 'offered',
  case: caseOf(),
  popupUntil: popupEnds,
  lapsed: false,
  failure: null,
  lastAttempt: null,
  ...change,
});

/** The customer was called and could not be reached: the offer stands again. */
export const offeredAgain = (change: Partial<Offered> = {}): Offered =>
  offered({
    version: 5,
    case: afterYes(),
    popupUntil: null,
    failure: 'busy',
    lastAttempt: attempt({ step: 'placed', claimedAt: at('12:00:06'), contactId: callback }),
    ...change,
  });

/** Nobody ever heard of the attempt: a call may have been made. */
export const offeredWithoutATrace = (): Offered =>
  offeredAgain({ failure: 'no-trace', lastAttempt: attempt({ step: 'calling', claimedAt: at('12:00:06') }) });

const dialling = (version: number, of: Attempt, change: Partial<Case> = {}): Dialling => ({
  id: call,
  version,
  state: 'dialling',
  case: afterYes(change),
  attempt: of,
});

export const requested = (change: Partial<Case> = {}): Dialling => dialling(2, attempt(), change);
export const calling = (change: Partial<Case> = {}): Dialling =>
  dialling(3, attempt({ step: 'calling', claimedAt: at('12:00:06') }), change);
export const placed = (change: Partial<Case> = {}): Dialling =>
  dialling(4, attempt({ step: 'placed', claimedAt: at('12:00:06'), contactId: callback }), change);

export const answered = (change: Partial<Case> = {}): Answered => ({
  ...placed(change),
  version: 5,
  state: 'answered',
});

export const resumed = (change: Partial<Case> = {}): Resumed => ({
  ...placed(change),
  version: 6,
  state: 'resumed',
  agentId: amina.agentId,
});

export const unknown = (change: Partial<Case> = {}): Unknown => ({
  ...calling(change),
  version: 4,
  state: 'unknown',
  since: at('12:00:20'),
});

export const ended = (how: Closed['how'] = 'choice', change: Partial<Case> = {}): Closed => ({
  id: call,
  version: 2,
  state: 'ended',
  case: caseOf(change),
  how,
});

/** The customer called in while a callback may have been on its way to them. */
export const returned = (change: Partial<Case> = {}, of: Attempt | null = calling().attempt): Returned => ({
  id: call,
  version: 4,
  state: 'ended',
  case: afterYes(change),
  how: 'customer-returned',
  contactId: 'call-2',
  attempt: of,
});

/** What time does: the pop-up lapses, an attempt without news is given up, an old interruption expires. */
import { type EpochMs, later } from '../../time.ts';
import { bySystem, type Decision, entry, unchanged } from '../decision.ts';
import type {
  Answered,
  Dialling,
  Interruption,
  Offered,
  OpenInterruption,
  Resumed,
} from '../interruption.ts';
import { endedBy } from './ended.ts';
import { callbackTime, newsWithin, unknownFor } from './patience.ts';
import { becomeUnknown, standAgain } from './standing.ts';

/**
 * When this state is given up for good. An offer ends with its age; a callback in hand has a time of its own,
 * so that nobody's card goes while a customer waits or talks; an unknown one stands again first.
 */
const endsAt = (interruption: OpenInterruption): EpochMs | undefined => {
  switch (interruption.state) {
    case 'offered':
      return interruption.case.expiresAt;
    case 'answered':
    case 'resumed':
      return callbackEndsAt(interruption);
    default:
      return undefined;
  }
};

const callbackEndsAt = ({ attempt, case: { expiresAt } }: Answered | Resumed): EpochMs => {
  const ownTime = later(attempt.claimedAt ?? attempt.requestedAt, callbackTime);
  return ownTime > expiresAt ? ownTime : expiresAt;
};

export const isExpired = (interruption: OpenInterruption, now: EpochMs): boolean => {
  const end = endsAt(interruption);
  return end !== undefined && now >= end;
};

export const expire = (before: OpenInterruption): Decision => ({
  ...unchanged(endedBy(before, 'expired')),
  entries: [entry('expired', bySystem, before.case.attempts)],
  effects: [{ type: 'push', agentId: before.case.holder.agentId }],
});

/** When something becomes due in this state; undefined when time alone changes nothing. */
export const dueAt = (interruption: Interruption | undefined): EpochMs | undefined => {
  switch (interruption?.state) {
    case 'offered':
      return earlier(lapseAt(interruption), interruption.case.expiresAt);
    case 'dialling':
      return newsDueAt(interruption);
    case 'unknown':
      return later(interruption.since, unknownFor);
    case 'answered':
    case 'resumed':
      return callbackEndsAt(interruption);
    default:
      return undefined;
  }
};

const lapseAt = ({ popupUntil, lapsed }: Offered): EpochMs | null => (lapsed ? null : popupUntil);
const earlier = (one: EpochMs | null, other: EpochMs): EpochMs => (one !== null && one < other ? one : other);

export const newsDueAt = ({ attempt, case: { settings } }: Dialling): EpochMs =>
  later(attempt.claimedAt ?? attempt.requestedAt, newsWithin(settings));

export const onTimePassed = (before: Interruption | undefined, now: EpochMs): Decision => {
  const due = dueAt(before);
  if (before === undefined || due === undefined || now < due) return unchanged(before);
  if ('case' in before && isExpired(before, now)) return expire(before);
  switch (before.state) {
    case 'offered':
      return lapse(before);
    case 'dialling':
      return giveUpWaiting(before, now);
    case 'unknown':
      return standAgain(before, 'no-trace');
    default:
      return unchanged(before);
  }
};

/** The version stays: a *Yes* that was clicked in time and arrives late is still about this offer. */
const lapse = (before: Offered): Decision => ({
  ...unchanged({ ...before, lapsed: true }),
  entries: [entry('lapsed', bySystem, before.case.attempts)],
  effects: [{ type: 'push', agentId: before.case.holder.agentId }],
});

const giveUpWaiting = (before: Dialling, now: EpochMs): Decision =>
  before.attempt.step === 'requested' ? standAgain(before, 'not-dialled') : becomeUnknown(before, now);

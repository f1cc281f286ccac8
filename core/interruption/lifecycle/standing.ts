/** Where an attempt that came to nothing leads: the offer stands again, or nobody can tell. */
import type { FailureReason } from '../../contracts/reason.ts';
import { type EpochMs, later } from '../../time.ts';
import { bySystem, type Decision, entry, unchanged } from '../decision.ts';
import type { Case, Dialling, Ended, Offered, OpenInterruption, Unknown } from '../interruption.ts';
import { unknownFor } from './patience.ts';

export const becomeUnknown = (before: Dialling, now: EpochMs): Decision => {
  const unknown: Unknown = { ...before, version: before.version + 1, state: 'unknown', since: now };
  return {
    ...unchanged(unknown),
    entries: [entry('ambiguous', bySystem, before.attempt.number, { step: before.attempt.step })],
    effects: [
      { type: 'push', agentId: before.case.holder.agentId },
      { type: 'schedule', at: later(now, unknownFor) },
    ],
  };
};

/** Nobody was called: the agent has as many attempts left as before. */
const heldBack = (at: Case): Case => ({ ...at, heldBack: (at.heldBack ?? 0) + 1 });

/** An attempt failed: the offer stands again, with what happened. */
export const standAgain = (
  before: Exclude<OpenInterruption, Ended | Offered>,
  failure: FailureReason,
): Decision => {
  const offered: Offered = {
    id: before.id,
    version: before.version + 1,
    state: 'offered',
    case: before.attempt.step === 'requested' ? heldBack(before.case) : before.case,
    popupUntil: null,
    lapsed: false,
    failure,
    lastAttempt: before.attempt,
  };
  return {
    ...unchanged(offered),
    entries: [entry('failed', bySystem, before.attempt.number, { reason: failure })],
    effects: [{ type: 'push', agentId: before.case.holder.agentId }],
  };
};

/** The customer calls in by themselves: whoever comes first has the customer, and a callback under way is hung up. */
import { bySystem, type Decision, entry, leftBehind, refused, unchanged } from '../decision.ts';
import type { CallerKnown, CustomerReturned } from '../input.ts';
import {
  attemptOf,
  type Interruption,
  isOpen,
  type OpenInterruption,
  type Returned,
} from '../interruption.ts';

/** The version stays: it is no news about the offer, and a choice on its way must still count. */
export const onCallerKnown = (before: Interruption | undefined, input: CallerKnown): Decision => {
  if (!isOpen(before) || before.state === 'ended' || before.case.callerHash === input.callerHash)
    return unchanged(before);
  const { callerHash, maskedNumber } = input;
  return {
    ...unchanged({ ...before, case: { ...before.case, callerHash, maskedNumber } }),
    effects: [{ type: 'push', agentId: before.case.holder.agentId }],
  };
};

const notWaiting = refused('not-possible', 'nobody waits for this customer any more');

/** Told twice of the same call, the answer is the same. */
export const onCustomerReturned = (
  before: Interruption | undefined,
  { contactId, leftBehind: names }: CustomerReturned,
): Decision => {
  if (isReturned(before) && before.contactId === contactId) return unchanged(before);
  if (!isOpen(before) || before.state === 'ended' || before.state === 'resumed')
    return unchanged(before, notWaiting);
  const attempt = callUnderWay(before);
  const returned: Returned = {
    id: before.id,
    version: before.version + 1,
    state: 'ended',
    case: { ...before.case, draft: {} },
    how: 'customer-returned',
    contactId,
    attempt,
  };
  const callback = attempt?.contactId ?? null;
  return {
    ...unchanged(returned),
    entries: [
      entry('customer-returned', bySystem, before.case.attempts, {
        contactId,
        state: before.state,
        ...leftBehind(names),
      }),
    ],
    effects: [
      { type: 'push', agentId: before.case.holder.agentId },
      ...(callback === null ? [] : [{ type: 'hang-up', contactId: callback } as const]),
    ],
  };
};

export const isReturned = (interruption: Interruption | undefined): interruption is Returned =>
  interruption?.state === 'ended' && interruption.how === 'customer-returned';

/** An attempt that came to nothing for certain is none; neither is one that is not dialled yet, and now never will be. */
const callUnderWay = (before: OpenInterruption) => {
  if (before.state === 'offered' && before.failure !== 'no-trace') return null;
  const attempt = attemptOf(before);
  return attempt?.step === 'requested' ? null : attempt;
};

/** A callback comes to light after the customer has returned. */
export const hangUpLate = (before: Returned, attempt: number, contactId: string): Decision => {
  if (before.attempt?.number !== attempt || before.attempt.contactId !== null) return unchanged(before);
  return {
    ...unchanged({ ...before, attempt: { ...before.attempt, step: 'placed', contactId } }),
    entries: [entry('placed', bySystem, attempt, { contactId })],
    effects: [{ type: 'hang-up', contactId }],
  };
};

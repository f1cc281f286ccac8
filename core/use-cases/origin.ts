import type { Origin } from '../interruption/chain.ts';
import { countedAttempts, type OpenInterruption } from '../interruption/interruption.ts';

/** What the callback of this attempt inherits. */
export const originFor = ({ id, case: at }: OpenInterruption, attempt: number): Origin => ({
  interruptionId: id,
  attempt,
  protocol: at.protocol ?? id,
  firstId: at.firstId ?? id,
  queueId: at.queueId,
  callbackCount: at.callbackCount + attempt - (at.heldBack ?? 0),
});

/** What the customer's own call inherits. */
export const originOfReturn = ({ id, case: at }: OpenInterruption, protocol: string): Origin => ({
  interruptionId: id,
  attempt: null,
  protocol,
  firstId: at.firstId ?? id,
  queueId: at.queueId,
  callbackCount: at.callbackCount + countedAttempts(at),
});

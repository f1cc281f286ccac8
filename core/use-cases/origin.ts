import type { Origin } from '../interruption/chain.ts';
import type { OpenInterruption } from '../interruption/interruption.ts';

/** What the callback of this attempt inherits. */
export const originFor = (interruption: OpenInterruption, attempt: number): Origin => ({
  interruptionId: interruption.id,
  attempt,
  protocol: interruption.case.protocol ?? interruption.id,
  queueId: interruption.case.queueId,
  callbackCount: interruption.case.callbackCount + attempt - (interruption.case.heldBack ?? 0),
});

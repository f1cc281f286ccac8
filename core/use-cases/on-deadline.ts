/** Time has passed for an interruption: whatever has become due is done, and effects left by a crash are finished. */
import type { DeadlineMessage } from '../contracts/work-message.ts';
import type { Clock, WorkQueues } from '../ports.ts';
import type { Advance } from './advance.ts';

export type OnDeadline = (message: DeadlineMessage) => Promise<void>;

export const onDeadline =
  (deps: { readonly advance: Advance; readonly queues: WorkQueues; readonly clock: Clock }): OnDeadline =>
  async ({ interruptionId, at }) => {
    // A queue waits 15 minutes at most, and clocks differ: a message that comes early goes round again.
    if (deps.clock() < at) return deps.queues.deadline(interruptionId, at);
    await deps.advance(interruptionId, (before) => ({ chain: before, inputs: [{ type: 'time-passed' }] }));
  };

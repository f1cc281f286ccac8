/** What an admin asks to be changed, and whether the queue's settings would be valid after it. */
import { type ReadQueueSettings, readQueueSettings } from '../../core/contracts/queue-settings.ts';
import type { QueueItem } from './queue-item.ts';

export interface Change {
  readonly set: Readonly<Record<string, unknown>>;
  /** Settings that take their defaults again. */
  readonly unset: readonly string[];
}

/** The settings as they would be read after the change. */
export const changed = (
  queueId: string,
  before: QueueItem | undefined,
  change: Change,
): ReadQueueSettings => {
  const kept = Object.entries(before?.values ?? {}).filter(([name]) => !change.unset.includes(name));
  return readQueueSettings({ ...Object.fromEntries(kept), ...change.set, queueId });
};

/** The settings of the canary's queue. */
import { canary } from '../../core/contracts/canary.ts';
import { readQueueSettings } from '../../core/contracts/queue-settings.ts';
import type { QueueSettingsSource } from '../../core/ports.ts';

/** Without an outbound queue nobody can be called. */
const settings = readQueueSettings({
  queueId: canary.queueId,
  callbackEnabled: true,
  maxAgeMinutes: 5,
});

/** The queue is on without an item in the table, which is asked all the same: an item turns it off. */
export const withCanaryQueue = ({ of }: QueueSettingsSource): QueueSettingsSource => ({
  of: async (queueId) => (await of(queueId)) ?? (queueId === canary.queueId ? settings : undefined),
});

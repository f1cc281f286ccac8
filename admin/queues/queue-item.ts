/** The item of a queue as it was read, kept exactly, so that a write can insist on finding it unchanged. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { type ReadQueueSettings, readQueueSettings } from '../../core/contracts/queue-settings.ts';

export type Attributes = Readonly<Record<string, AttributeValue>>;

export interface QueueItem {
  readonly queueId: string;
  readonly attributes: Attributes;
  /** The same as plain values; what cannot be turned into one makes the item broken. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly read: ReadQueueSettings;
}

export const queueItemOf = (attributes: Attributes): QueueItem => {
  const queueId = attributes.queueId?.S ?? '';
  try {
    const values = unmarshall({ ...attributes });
    return { queueId, attributes, values, read: readQueueSettings(values) };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { queueId, attributes, values: {}, read: { type: 'broken', problems: [problem] } };
  }
};

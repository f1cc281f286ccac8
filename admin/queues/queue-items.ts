/** The QueueSettings table. */
import {
  GetItemCommand,
  paginateScan,
  ResourceNotFoundException,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { QueueSettingsTable } from '../connection.ts';
import { Exit, failed, misused } from '../exit.ts';
import type { Change } from './change.ts';
import { type QueueItem, queueItemOf } from './queue-item.ts';
import { updateOf } from './update.ts';

export interface QueueItems {
  /** All of them, by queue id. */
  list(): Promise<QueueItem[]>;
  find(queueId: string): Promise<QueueItem | undefined>;
  /** @throws Exit when the item is no longer as it was read */
  write(queueId: string, before: QueueItem | undefined, change: Change): Promise<void>;
}

const byQueueId = (one: QueueItem, other: QueueItem): number => (one.queueId < other.queueId ? -1 : 1);

export const queueItems = ({ client, table }: QueueSettingsTable): QueueItems => ({
  list: () =>
    explained(table, async () => {
      const items: QueueItem[] = [];
      for await (const page of paginateScan({ client }, { TableName: table, ConsistentRead: true }))
        items.push(...(page.Items ?? []).map(queueItemOf));
      return items.sort(byQueueId);
    }),
  find: (queueId) =>
    explained(table, async () => {
      const Key = { queueId: { S: queueId } };
      const { Item } = await client.send(new GetItemCommand({ TableName: table, Key, ConsistentRead: true }));
      return Item && queueItemOf(Item);
    }),
  write: (queueId, before, change) =>
    explained(table, async () => {
      await client.send(new UpdateItemCommand({ TableName: table, ...updateOf(queueId, before, change) }));
    }),
});

const explained = async <T>(table: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (cause) {
    throw explanationOf(table, cause);
  }
};

const explanationOf = (table: string, cause: unknown): unknown => {
  if (cause instanceof ResourceNotFoundException)
    return new Exit(misused, `there is no table "${table}" in this account and region`, { cause });
  if (cause instanceof Error && cause.name === 'ConditionalCheckFailedException')
    return new Exit(
      failed,
      'someone else changed this queue meanwhile; nothing was written. Look at it with `show`, then repeat',
      { cause },
    );
  return cause;
};

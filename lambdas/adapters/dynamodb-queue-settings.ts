/** Queue settings in DynamoDB, remembered for ten seconds. */
import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { type ReadQueueSettings, readQueueSettings } from '../../core/contracts/queue-settings.ts';
import type { Clock, QueueSettingsSource } from '../../core/ports.ts';
import { seconds } from '../../core/time.ts';
import { fromItem, toItem } from './item.ts';
import { remembered } from './remembered.ts';

interface Deps {
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly clock: Clock;
  /** Told each time a broken item is read: the queue is off until an admin mends it. */
  readonly onBroken: (queueId: string, problems: readonly string[]) => void;
}

const holdsFor = seconds(10);

export const dynamodbQueueSettings = (deps: Deps): QueueSettingsSource => ({
  of: remembered({ clock: deps.clock, holdsFor, ask: (queueId) => fetchSettings(deps, queueId) }),
});

const fetchSettings = async (
  { client, table, onBroken }: Deps,
  queueId: string,
): Promise<ReadQueueSettings | undefined> => {
  const { Item: item } = await client.send(
    new GetItemCommand({ TableName: table, Key: toItem({ queueId }) }),
  );
  if (!item) return undefined;
  const read = readQueueSettings(fromItem(item));
  if (read.type === 'broken') onBroken(queueId, read.problems);
  return read;
};

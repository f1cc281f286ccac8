/** The QueueSettings table of the laptop: seeded once, and read for what is switched on now. */
import { DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { readQueueSettings } from '../core/contracts/queue-settings.ts';

export interface QueueSwitches {
  seed(items: readonly Readonly<Record<string, unknown>>[]): Promise<void>;
  /** Ids of the queues for which callbacks are offered now. */
  enabled(): Promise<ReadonlySet<string>>;
  stop(): void;
}

export const queueSwitches = (options: {
  readonly table: string;
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}): QueueSwitches => {
  const client = new DynamoDBClient(options);
  const { table } = options;
  return {
    seed: async (items) => {
      for (const item of items)
        await client.send(
          new PutItemCommand({ TableName: table, Item: marshall(item, { removeUndefinedValues: true }) }),
        );
    },
    enabled: async () => {
      const { Items } = await client.send(new ScanCommand({ TableName: table }));
      const settings = (Items ?? []).flatMap((item) => {
        const read = readQueueSettings(unmarshall(item));
        return read.type === 'settings' && read.settings.callbackEnabled ? [read.settings.queueId] : [];
      });
      return new Set(settings);
    },
    stop: () => client.destroy(),
  };
};

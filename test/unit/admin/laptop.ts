/** A laptop contact centre reduced to its tables: DynamoDB over HTTP, and the `local.json` that leads to it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { dynamodbActions } from '../../../local/cloud/dynamodb/dynamodb-api.ts';
import { startTableStore } from '../../../local/cloud/dynamodb/table-store.ts';
import { jsonProtocolRoute } from '../../../local/cloud/json-protocol.ts';
import { replyJson } from '../../../local/http.ts';

const region = 'us-east-1';
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const table = 'QueueSettings-1';

export interface Laptop {
  readonly url: string;
  item(queueId: string): Promise<Record<string, unknown> | undefined>;
  put(item: Record<string, unknown>): Promise<void>;
  stop(): Promise<void>;
}

const nothingExpires = {
  enable: () => undefined,
  update: () => ({}),
  describe: () => ({}),
  stop: () => undefined,
};
const everybodyMay = () => undefined;
const timeless = { now: () => 0, after: () => () => undefined };

export const startLaptop = async (): Promise<Laptop> => {
  const store = startTableStore(region, '111122223333');
  await store.create({
    TableName: table,
    KeySchema: [{ AttributeName: 'queueId', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'queueId', AttributeType: 'S' }],
    BillingMode: 'PAY_PER_REQUEST',
  });
  const dynamodb = jsonProtocolRoute(
    { DynamoDB_20120810: dynamodbActions(store, nothingExpires, timeless) },
    everybodyMay,
  );
  const server = createServer(async (request, response) => {
    const here = new URL(request.url ?? '/', url);
    if (here.pathname === '/local.json') {
      const endpoints = { eventbridge: url, dynamodb: url, connect: url };
      replyJson(response, 200, { region, credentials, endpoints, tables: { QueueSettings: table } });
    } else if (!(await dynamodb(request, response, here))) replyJson(response, 404, {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = new DynamoDBClient({ region, credentials, endpoint: url });
  return {
    url,
    item: async (queueId) => {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: table, Key: marshall({ queueId }), ConsistentRead: true }),
      );
      return Item && unmarshall(Item);
    },
    put: async (item) => {
      await client.send(new PutItemCommand({ TableName: table, Item: marshall(item) }));
    },
    stop: async () => {
      client.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await store.stop();
    },
  };
};

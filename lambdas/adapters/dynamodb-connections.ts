/** The open sockets of each agent. */
import {
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { type EpochMs, minutes } from '../../core/time.ts';
import type { SignedIn } from './dynamodb-tickets.ts';
import { fromItem, toItem } from './item.ts';

export interface OpenConnection {
  readonly connectionId: string;
  readonly isSignedIn: boolean;
}

export interface Connections {
  add(signedIn: SignedIn, connectionId: string): Promise<void>;
  remove(agentId: string, connectionId: string): Promise<void>;
  /** Strongly consistent: an offer must reach the page that connected a moment ago. */
  of(agentId: string): Promise<OpenConnection[]>;
}

interface Deps {
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly clock: () => EpochMs;
}

const prefix = 'connection#';
/** API Gateway ends a connection after two hours, and $disconnect is best effort (WebSocket quotas and routes). */
const longest = minutes(125);

const keyOf = (agentId: string, connectionId: string) => ({ agentId, item: `${prefix}${connectionId}` });

export const dynamodbConnections = ({ client, table, clock }: Deps): Connections => ({
  add: async ({ agentId, signedInUntil }, connectionId) => {
    const expiresAt = Math.ceil((clock() + longest) / 1_000);
    const item = toItem({ ...keyOf(agentId, connectionId), signedInUntil, expiresAt });
    await client.send(new PutItemCommand({ TableName: table, Item: item }));
  },
  remove: async (agentId, connectionId) => {
    await client.send(new DeleteItemCommand({ TableName: table, Key: toItem(keyOf(agentId, connectionId)) }));
  },
  of: async (agentId) => {
    const { Items } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'agentId = :agent AND begins_with(#item, :sockets)',
        ExpressionAttributeNames: { '#item': 'item' },
        ExpressionAttributeValues: toItem({ ':agent': agentId, ':sockets': prefix }),
        ConsistentRead: true,
      }),
    );
    const now = clock();
    return (Items ?? []).map(fromItem).map(({ item, signedInUntil }) => ({
      connectionId: String(item).slice(prefix.length),
      isSignedIn: now < Number(signedInUntil),
    }));
  },
});

/** One-time tickets for the socket: hashed at rest, valid once and for thirty seconds. */
import { createHash, randomBytes } from 'node:crypto';
import { DeleteItemCommand, type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Ticket } from '../../core/contracts/agent-socket.ts';
import { type EpochMs, later, seconds } from '../../core/time.ts';
import { errorName } from './aws-error.ts';
import { fromItem, toItem } from './item.ts';

export interface Tickets {
  issue(agentId: string): Promise<Ticket>;
  /** The agent it was issued to; undefined for a ticket that is unknown, used or out of date. */
  redeem(ticket: string): Promise<string | undefined>;
}

interface Deps {
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly clock: () => EpochMs;
}

const validFor = seconds(30);
const hashOf = (ticket: string): string => createHash('sha256').update(ticket).digest('base64url');

export const dynamodbTickets = (deps: Deps): Tickets => ({
  issue: async (agentId) => {
    const ticket = randomBytes(24).toString('base64url');
    const validUntil = later(deps.clock(), validFor);
    const expiresAt = Math.ceil(validUntil / 1_000);
    const item = toItem({ ticketHash: hashOf(ticket), agentId, validUntil, expiresAt });
    await deps.client.send(new PutItemCommand({ TableName: deps.table, Item: item }));
    return { ticket, expiresAt: validUntil };
  },
  redeem: (ticket) => redeem(deps, ticket),
});

const unusedAndInTime = 'attribute_exists(ticketHash) AND validUntil > :now';

const redeem = async ({ client, table, clock }: Deps, ticket: string): Promise<string | undefined> => {
  try {
    const { Attributes } = await client.send(
      new DeleteItemCommand({
        TableName: table,
        Key: toItem({ ticketHash: hashOf(ticket) }),
        ConditionExpression: unusedAndInTime,
        ExpressionAttributeValues: toItem({ ':now': clock() }),
        ReturnValues: 'ALL_OLD',
      }),
    );
    const agentId = Attributes ? fromItem(Attributes).agentId : undefined;
    return typeof agentId === 'string' ? agentId : undefined;
  } catch (error) {
    if (errorName(error) === 'ConditionalCheckFailedException') return undefined;
    throw error;
  }
};

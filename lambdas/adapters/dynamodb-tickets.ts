/** One-time tickets for the socket: hashed at rest, valid once and for thirty seconds. */
import { createHash, randomBytes } from 'node:crypto';
import { DeleteItemCommand, type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';
import type { Ticket } from '../../core/contracts/agent-socket.ts';
import { type EpochMs, epochMsOf, later, seconds } from '../../core/time.ts';
import { errorName } from './aws-error.ts';
import { fromItem, toItem } from './item.ts';

/** Who is signed in, and until when the provider vouches for it. */
export interface SignedIn {
  readonly agentId: string;
  readonly signedInUntil: EpochMs;
}

export interface Tickets {
  /** @param origin of the pages that may open a socket with it */
  issue(signedIn: SignedIn, origin: string): Promise<Ticket>;
  /** Undefined for a ticket that is unknown, used, out of date or another origin's; the latter stays unused. */
  redeem(ticket: string, origin: string): Promise<SignedIn | undefined>;
}

interface Deps {
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly clock: () => EpochMs;
}

const validFor = seconds(30);
const hashOf = (ticket: string): string => createHash('sha256').update(ticket).digest('base64url');

export const dynamodbTickets = (deps: Deps): Tickets => ({
  issue: async ({ agentId, signedInUntil }, origin) => {
    const ticket = randomBytes(24).toString('base64url');
    const now = deps.clock();
    const validUntil = Math.min(later(now, validFor), signedInUntil);
    const expiresAt = Math.ceil(validUntil / 1_000);
    const ticketHash = hashOf(ticket);
    const item = toItem({ ticketHash, agentId, origin, signedInUntil, validUntil, expiresAt });
    await deps.client.send(new PutItemCommand({ TableName: deps.table, Item: item }));
    const signedInSeconds = Math.floor((signedInUntil - now) / 1_000);
    return { ticket, expiresAt: validUntil, signedInSeconds };
  },
  redeem: (ticket, origin) => redeem(deps, ticket, origin),
});

const unusedAndInTime = 'attribute_exists(ticketHash) AND validUntil > :now AND origin = :origin';
const stored = v.object({ agentId: v.string(), signedInUntil: v.pipe(v.number(), v.transform(epochMsOf)) });

const redeem = async (
  { client, table, clock }: Deps,
  ticket: string,
  origin: string,
): Promise<SignedIn | undefined> => {
  try {
    const { Attributes = {} } = await client.send(
      new DeleteItemCommand({
        TableName: table,
        Key: toItem({ ticketHash: hashOf(ticket) }),
        ConditionExpression: unusedAndInTime,
        ExpressionAttributeValues: toItem({ ':now': clock(), ':origin': origin }),
        ReturnValues: 'ALL_OLD',
      }),
    );
    return v.parse(stored, fromItem(Attributes));
  } catch (error) {
    if (errorName(error) === 'ConditionalCheckFailedException') return undefined;
    throw error;
  }
};

import { createHash } from 'node:crypto';
import { DeleteItemCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { later, minutes } from '../../../core/time.ts';
import { dynamodbTickets } from '../../../lambdas/adapters/dynamodb-tickets.ts';
import { toItem } from '../../../lambdas/adapters/item.ts';
import { TurnedClock } from '../../in-memory/clock.ts';
import { awsFailure } from './aws-failure.ts';

const origin = 'https://agents.example.com';
const amina = { agentId: 'amina-id', signedInUntil: later(new TurnedClock().now(), minutes(60)) };

const dynamodb = mockClient(DynamoDBClient);

const issuer = () => {
  const clock = new TurnedClock();
  return {
    clock,
    tickets: dynamodbTickets({ client: new DynamoDBClient({}), table: 'Tickets', clock: clock.now }),
  };
};

beforeEach(() => {
  dynamodb.reset();
  dynamodb.on(PutItemCommand).resolves({});
});

describe('a ticket at rest', () => {
  it('is a SHA-256 hash: the ticket itself never reaches the table', async () => {
    const { tickets } = issuer();
    const { ticket } = await tickets.issue(amina, origin);
    dynamodb.on(DeleteItemCommand).resolves({ Attributes: toItem(amina) });
    await tickets.redeem(ticket, origin);
    const sent = JSON.stringify(dynamodb.calls().map(({ args: [command] }) => command.input));
    expect(sent).not.toContain(ticket);
    expect(sent).toContain(createHash('sha256').update(ticket).digest('base64url'));
  });

  it('is kept a second at most after it has run out', async () => {
    const { tickets } = issuer();
    const { expiresAt } = await tickets.issue(amina, origin);
    const item = dynamodb.commandCalls(PutItemCommand)[0]?.args[0].input.Item;
    expect(Number(item?.expiresAt?.N)).toBe(Math.ceil(expiresAt / 1_000));
  });
});

describe('a ticket', () => {
  it('fits a subprotocol of a WebSocket and carries at least 128 bits', async () => {
    const { ticket } = await issuer().tickets.issue(amina, origin);
    expect(ticket).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(Buffer.from(ticket, 'base64url').length).toBeGreaterThanOrEqual(16);
  });

  it('is never the same twice', async () => {
    const { tickets } = issuer();
    const many = await Promise.all(Array.from({ length: 100 }, () => tickets.issue(amina, origin)));
    expect(new Set(many.map(({ ticket }) => ticket)).size).toBe(100);
  });

  it('says when it runs out: 30 s after it was issued', async () => {
    const { clock, tickets } = issuer();
    expect((await tickets.issue(amina, origin)).expiresAt).toBe(clock.now() + 30_000);
  });

  it('says for how long its socket answers, in whole seconds', async () => {
    const { clock, tickets } = issuer();
    const signedInUntil = later(clock.now(), 61_999);
    expect((await tickets.issue({ ...amina, signedInUntil }, origin)).signedInSeconds).toBe(61);
  });

  it('runs out with the token that it was given for', async () => {
    const { clock, tickets } = issuer();
    const signedInUntil = later(clock.now(), 10_000);
    expect((await tickets.issue({ ...amina, signedInUntil }, origin)).expiresAt).toBe(signedInUntil);
  });

  it('that cannot be checked is an error and not a refusal', async () => {
    dynamodb.on(DeleteItemCommand).rejects(awsFailure('InternalServerError'));
    await expect(issuer().tickets.redeem('whatever', origin)).rejects.toThrow('InternalServerError');
  });
});

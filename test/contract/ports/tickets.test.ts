import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { epochMsOf } from '../../../core/time.ts';
import { dynamodbTickets, type Tickets } from '../../../lambdas/adapters/dynamodb-tickets.ts';
import { amina, ben } from '../../in-memory/story.ts';
import { type RejoinStorage, startStorage } from './rejoin-storage.ts';

let storage: RejoinStorage;
let tickets: Tickets;

beforeEach(async () => {
  storage = await startStorage();
  tickets = dynamodbTickets({
    client: storage.dynamodb,
    table: storage.variable('TICKETS_TABLE'),
    clock: () => epochMsOf(storage.clock.now()),
  });
});
afterEach(() => storage.stop());

const stored = async () =>
  (await storage.dynamodb.send(new ScanCommand({ TableName: storage.variable('TICKETS_TABLE') }))).Items ??
  [];

describe('a ticket', () => {
  it('names the agent whom it was issued to', async () => {
    const [hers, his] = [await tickets.issue(amina), await tickets.issue(ben)];
    expect(await tickets.redeem(his.ticket)).toBe(ben);
    expect(await tickets.redeem(hers.ticket)).toBe(amina);
  });

  it('is good once, and leaves nothing behind', async () => {
    const { ticket } = await tickets.issue(amina);
    expect(await tickets.redeem(ticket)).toBe(amina);
    expect(await tickets.redeem(ticket)).toBeUndefined();
    expect(await stored()).toEqual([]);
  });

  it('is good for one of twenty who try it at the same time', async () => {
    const { ticket } = await tickets.issue(amina);
    const redeemed = await Promise.all(Array.from({ length: 20 }, () => tickets.redeem(ticket)));
    expect(redeemed.filter((agentId) => agentId !== undefined)).toEqual([amina]);
  });

  it('is good 29.999 s after it was issued', async () => {
    const { ticket } = await tickets.issue(amina);
    storage.clock.advance(29_999);
    expect(await tickets.redeem(ticket)).toBe(amina);
  });

  it('is no good 30 s after it was issued', async () => {
    const { ticket } = await tickets.issue(amina);
    storage.clock.advance(30_000);
    expect(await tickets.redeem(ticket)).toBeUndefined();
  });

  it('that nobody issued is no good', async () => {
    expect(await tickets.redeem('made-up')).toBeUndefined();
  });

  it('cannot be read from the table', async () => {
    const { ticket } = await tickets.issue(amina);
    expect(JSON.stringify(await stored())).not.toContain(ticket);
  });
});

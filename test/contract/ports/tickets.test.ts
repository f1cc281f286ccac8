import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EpochMs, epochMsOf } from '../../../core/time.ts';
import { dynamodbTickets, type SignedIn, type Tickets } from '../../../lambdas/adapters/dynamodb-tickets.ts';
import { amina, ben } from '../../in-memory/story.ts';
import { type RejoinStorage, startStorage } from './rejoin-storage.ts';

let storage: RejoinStorage;
let tickets: Tickets;
let inAnHour: EpochMs;

beforeEach(async () => {
  storage = await startStorage();
  inAnHour = epochMsOf(storage.clock.now() + 3_600_000);
  tickets = dynamodbTickets({
    client: storage.dynamodb,
    table: storage.variable('TICKETS_TABLE'),
    clock: () => epochMsOf(storage.clock.now()),
  });
});
afterEach(() => storage.stop());

const origin = 'https://agents.example.com';
const signedIn = (agentId: string): SignedIn => ({ agentId, signedInUntil: inAnHour });

const stored = async () =>
  (await storage.dynamodb.send(new ScanCommand({ TableName: storage.variable('TICKETS_TABLE') }))).Items ??
  [];

describe('a ticket', () => {
  it('names the agent whom it was issued to', async () => {
    const [hers, his] = [
      await tickets.issue(signedIn(amina), origin),
      await tickets.issue(signedIn(ben), origin),
    ];
    expect(await tickets.redeem(his.ticket, origin)).toEqual(signedIn(ben));
    expect(await tickets.redeem(hers.ticket, origin)).toEqual(signedIn(amina));
  });

  it('is good once, and leaves nothing behind', async () => {
    const { ticket } = await tickets.issue(signedIn(amina), origin);
    expect(await tickets.redeem(ticket, origin)).toEqual(signedIn(amina));
    expect(await tickets.redeem(ticket, origin)).toBeUndefined();
    expect(await stored()).toEqual([]);
  });

  it('is good for one of twenty who try it at the same time', async () => {
    const { ticket } = await tickets.issue(signedIn(amina), origin);
    const redeemed = await Promise.all(Array.from({ length: 20 }, () => tickets.redeem(ticket, origin)));
    expect(redeemed.filter((found) => found !== undefined)).toEqual([signedIn(amina)]);
  });

  it('is good 29.999 s after it was issued', async () => {
    const { ticket } = await tickets.issue(signedIn(amina), origin);
    storage.clock.advance(29_999);
    expect(await tickets.redeem(ticket, origin)).toEqual(signedIn(amina));
  });

  it('is no good 30 s after it was issued', async () => {
    const { ticket } = await tickets.issue(signedIn(amina), origin);
    storage.clock.advance(30_000);
    expect(await tickets.redeem(ticket, origin)).toBeUndefined();
  });

  it('says until when its agent is signed in', async () => {
    const { ticket } = await tickets.issue(signedIn(amina), origin);
    expect((await tickets.redeem(ticket, origin))?.signedInUntil).toBe(signedIn(amina).signedInUntil);
  });

  it('is no good for pages of another origin, and stays good for those it was given to', async () => {
    const { ticket } = await tickets.issue(signedIn(amina), origin);
    expect(await tickets.redeem(ticket, `${origin}.evil.example`)).toBeUndefined();
    expect(await tickets.redeem(ticket, origin)).toEqual(signedIn(amina));
  });

  it('is no good once the sign-in it was given for has run out', async () => {
    const signedInUntil = epochMsOf(storage.clock.now() + 5_000);
    const { ticket } = await tickets.issue({ agentId: amina, signedInUntil }, origin);
    storage.clock.advance(5_000);
    expect(await tickets.redeem(ticket, origin)).toBeUndefined();
  });

  it('that nobody issued is no good', async () => {
    expect(await tickets.redeem('made-up', origin)).toBeUndefined();
  });

  it('cannot be read from the table', async () => {
    const { ticket } = await tickets.issue(signedIn(amina), origin);
    expect(JSON.stringify(await stored())).not.toContain(ticket);
  });
});

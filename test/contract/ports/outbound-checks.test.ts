import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutboundChecks } from '../../../core/ports.ts';
import { epochMsOf } from '../../../core/time.ts';
import { dynamodbOutboundChecks } from '../../../lambdas/adapters/dynamodb-outbound-checks.ts';
import { TurnedClock } from '../../in-memory/clock.ts';
import { InMemoryOutbound } from '../../in-memory/in-memory-outbound.ts';
import { amina, ben } from '../../in-memory/story.ts';
import { type RejoinStorage, startStorage } from './rejoin-storage.ts';

const fifteenMinutes = 15 * 60_000;

interface Checks {
  readonly checks: OutboundChecks;
  /** Another function, which remembers nothing. */
  readonly elsewhere: OutboundChecks;
  turn(milliseconds: number): void;
}

let storage: RejoinStorage | undefined;
afterEach(() => storage?.stop());

const inDynamodb = async (): Promise<Checks> => {
  const started = await startStorage();
  storage = started;
  const clock = () => epochMsOf(started.clock.now());
  const adapter = () =>
    dynamodbOutboundChecks({ client: started.dynamodb, table: started.variable('AGENTS_TABLE'), clock });
  return {
    checks: adapter(),
    elsewhere: adapter(),
    turn: (milliseconds) => started.clock.advance(milliseconds),
  };
};

const inMemory = async (): Promise<Checks> => {
  const clock = new TurnedClock();
  const checks = new InMemoryOutbound(clock);
  return { checks, elsewhere: checks, turn: (milliseconds) => clock.turn(milliseconds) };
};

describe.each([
  ['in DynamoDB', inDynamodb],
  ['in memory', inMemory],
])('where an agent may call out, kept %s', (_, start) => {
  let given: Checks;
  beforeEach(async () => {
    given = await start();
  });

  it('is unknown before it was checked, and is each agent’s own', async () => {
    await given.checks.keep(ben, { sales: true });
    expect(await given.checks.of(amina)).toBeUndefined();
  });

  it('is known to every function once it was kept, with its noes', async () => {
    await given.checks.keep(amina, { support: true, sales: false });
    expect(await given.checks.of(amina)).toEqual({ support: true, sales: false });
    expect(await given.elsewhere.of(amina)).toEqual({ support: true, sales: false });
  });

  it('holds for fifteen minutes, wherever it is read', async () => {
    await given.checks.keep(amina, { support: true });
    given.turn(fifteenMinutes - 1);
    expect(await given.elsewhere.of(amina)).toEqual({ support: true });
    given.turn(1);
    expect(await given.checks.of(amina)).toBeUndefined();
    expect(await given.elsewhere.of(amina)).toBeUndefined();
  });

  it('may be found to be nowhere', async () => {
    await given.checks.keep(amina, {});
    expect(await given.checks.of(amina)).toEqual({});
  });
});

describe('in DynamoDB', () => {
  it('a check is not one of the agent’s sockets or interruptions, and goes by time', async () => {
    const { checks } = await inDynamodb();
    await checks.keep(amina, { support: true });
    const { Item } = await (storage as RejoinStorage).dynamodb.send(
      new GetItemCommand({
        TableName: storage?.variable('AGENTS_TABLE'),
        Key: { agentId: { S: amina }, item: { S: 'outbound' } },
      }),
    );
    expect(Number(Item?.expiresAt?.N)).toBe(Math.ceil(Number(Item?.validUntil?.N) / 1_000));
  });
});

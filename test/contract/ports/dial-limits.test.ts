import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { epochMsOf, later, minutes } from '../../../core/time.ts';
import { dynamodbCounters } from '../../../lambdas/adapters/dynamodb-counters.ts';
import { dynamodbDialPace } from '../../../lambdas/adapters/dynamodb-dial-pace.ts';
import { InMemoryCounters, InMemoryPace } from '../../in-memory/in-memory-guards.ts';
import { countersContract, dialPaceContract } from './dial-limits-contract.ts';
import { type RejoinStorage, startStorage } from './rejoin-storage.ts';

describe('in DynamoDB', () => {
  let storage: RejoinStorage;
  beforeEach(async () => {
    storage = await startStorage();
  });
  afterEach(() => storage.stop());
  const place = () => ({ client: storage.dynamodb, table: storage.variable('DIAL_LIMITS_TABLE') });

  countersContract(async () => dynamodbCounters(place()));
  dialPaceContract(async () => dynamodbDialPace({ ...place(), callsPerSecond: 2 }));

  it('what was counted may be forgotten when its time is over', async () => {
    const now = epochMsOf(storage.clock.now());
    const until = later(now, minutes(10));
    await dynamodbCounters(place()).count('a:1', [{ name: 'number', most: 1, spacing: 0, until }], now);
    const kept = async (): Promise<unknown[]> => {
      const { Items = [] } = await storage.dynamodb.send(new ScanCommand({ TableName: place().table }));
      return Items.map(({ limit, expiresAt }) => [limit?.S, Number(expiresAt?.N) * 1_000 - now]);
    };
    expect((await kept()).sort()).toEqual([
      ['attempt#a:1', minutes(24 * 60)],
      ['number', minutes(10)],
    ]);
  });
});

describe('in memory', () => {
  countersContract(async () => new InMemoryCounters());
  dialPaceContract(async () => new InMemoryPace(2));
});

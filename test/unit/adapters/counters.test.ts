import {
  DynamoDBClient,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { later, minutes } from '../../../core/time.ts';
import { dynamodbCounters } from '../../../lambdas/adapters/dynamodb-counters.ts';
import { TurnedClock } from '../../in-memory/clock.ts';
import { awsFailure } from './aws-failure.ts';

const dynamodb = mockClient(DynamoDBClient);
beforeEach(() => dynamodb.reset());

const counters = dynamodbCounters({ client: new DynamoDBClient({}), table: 'DialLimits' });
const now = new TurnedClock().now();
const count = () =>
  counters.count('a:1', [{ name: 'all', most: 2, spacing: 0, until: later(now, minutes(1)) }], now);

const cancelled = (...codes: readonly string[]): Error =>
  new TransactionCanceledException({
    message: codes.join(', '),
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  });
const times = () => dynamodb.commandCalls(TransactWriteItemsCommand).length;

describe('a count', () => {
  it.each(['TransactionConflict', 'ThrottlingError'])(
    'that met another one (%s) is made again at once',
    async (code) => {
      dynamodb
        .on(TransactWriteItemsCommand)
        .rejectsOnce(cancelled('None', code))
        .rejectsOnce(cancelled('None', code))
        .resolves({});
      expect(await count()).toEqual({ type: 'counted' });
      expect(times()).toBe(3);
    },
  );

  it('that meets another one eight times comes again later', async () => {
    dynamodb.on(TransactWriteItemsCommand).rejects(cancelled('None', 'TransactionConflict'));
    await expect(count()).rejects.toMatchObject({ code: 'throttled', retry: 'later' });
    expect(times()).toBe(8);
  });

  it('comes again later when the table is over its rate', async () => {
    dynamodb.on(TransactWriteItemsCommand).rejects(awsFailure('ProvisionedThroughputExceededException'));
    await expect(count()).rejects.toMatchObject({ code: 'throttled', retry: 'later' });
  });

  it('that DynamoDB does not understand is an error, and is not made again', async () => {
    dynamodb.on(TransactWriteItemsCommand).rejects(cancelled('None', 'ValidationError'));
    await expect(count()).rejects.toThrow(TransactionCanceledException);
    expect(times()).toBe(1);
  });

  it('is one transaction', async () => {
    dynamodb.on(TransactWriteItemsCommand).resolves({});
    await count();
    expect(times()).toBe(1);
  });
});

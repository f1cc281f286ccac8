/**
 * Counters in DynamoDB: one transaction counts all or none, beside an item that says for whom it counted, so that
 * whoever comes again is not counted again. Time to live takes away what is out of date.
 */
import {
  type CancellationReason,
  type DynamoDBClient,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import type { Counted, Counter, Counters } from '../../core/ports.ts';
import { type EpochMs, minutes } from '../../core/time.ts';
import { isThrottled, throttled } from './aws-error.ts';
import { fromItem, toItem } from './item.ts';

interface Deps {
  readonly client: DynamoDBClient;
  readonly table: string;
}

/** Two who count at the same time meet at the counter of all; one of them is asked to come again. */
const tries = 8;

/** Longer than an attempt may be in hand. */
const rememberedFor = minutes(24 * 60);

export const dynamodbCounters = ({ client, table }: Deps): Counters => ({
  count: async (once, counters, now) => {
    const command = new TransactWriteItemsCommand({
      TransactItems: [mark(table, once, now), ...counters.map((counter) => addition(table, counter, now))],
    });
    for (let attempt = 1; attempt <= tries; attempt += 1) {
      const reasons = await reasonsAgainst(client, command);
      const counted = answerFrom(reasons, counters);
      if (counted) return counted;
    }
    throw throttled('DynamoDB', undefined);
  },
});

const secondsOf = (instant: number): number => Math.ceil(instant / 1_000);

const mark = (table: string, once: string, now: EpochMs): TransactWriteItem => ({
  Put: {
    TableName: table,
    Item: toItem({ limit: `attempt#${once}`, expiresAt: secondsOf(now + rememberedFor) }),
    ConditionExpression: 'attribute_not_exists(#limit)',
    ExpressionAttributeNames: { '#limit': 'limit' },
  },
});

const addition = (
  table: string,
  { name, most, spacing, until }: Counter,
  now: EpochMs,
): TransactWriteItem => ({
  Update: {
    TableName: table,
    Key: toItem({ limit: name }),
    UpdateExpression: 'SET lastAt = :now, expiresAt = :until ADD calls :one',
    ConditionExpression: 'attribute_not_exists(calls) OR (calls < :most AND lastAt <= :spaced)',
    ExpressionAttributeValues: toItem({
      ':now': now,
      ':until': secondsOf(until),
      ':one': 1,
      ':most': most,
      ':spaced': now - spacing,
    }),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  },
});

/** A counter said no, or the transaction met another one. Whatever else cancels it is a mistake of ours. */
const answersOrPasses = new Set([
  'ConditionalCheckFailed',
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
]);

/** One reason for each item, in order; none when the transaction was carried out. */
const reasonsAgainst = async (
  client: DynamoDBClient,
  command: TransactWriteItemsCommand,
): Promise<readonly CancellationReason[]> => {
  try {
    await client.send(command);
    return [];
  } catch (error) {
    if (isThrottled(error)) throw throttled('DynamoDB', error);
    const reasons = error instanceof TransactionCanceledException ? error.CancellationReasons : undefined;
    if (!reasons?.some(({ Code = '' }) => answersOrPasses.has(Code))) throw error;
    return reasons;
  }
};

const isRefusal = (reason: CancellationReason | undefined): boolean =>
  reason?.Code === 'ConditionalCheckFailed';

/** undefined: nobody knows yet. */
const answerFrom = (
  reasons: readonly CancellationReason[],
  counters: readonly Counter[],
): Counted | undefined => {
  const [marked, ...additions] = reasons;
  if (reasons.length === 0 || isRefusal(marked)) return { type: 'counted' };
  const refusedAt = additions.findIndex(isRefusal);
  const counter = counters[refusedAt];
  if (counter === undefined) return undefined;
  const { Item: item } = additions[refusedAt] ?? {};
  const isFull = Number(item && fromItem(item).calls) >= counter.most;
  return { type: isFull ? 'full' : 'too-soon', name: counter.name };
};

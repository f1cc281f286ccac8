/**
 * The line of the callbacks: one item that says when the next turn is free, and one for each who waits. Taking a
 * turn is one conditional write: two who ask at the same time get two turns.
 */
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { DialPace } from '../../core/ports.ts';
import { type EpochMs, epochMsOf, later, minutes } from '../../core/time.ts';
import { fromItem, type Item, toItem } from './item.ts';

interface Deps {
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly callsPerSecond: number;
}

const line = toItem({ limit: 'pace' });
const waiting = (once: string) => ({ limit: `turn#${once}` });

/** Longer than anyone waits. */
const rememberedFor = minutes(24 * 60);

export const dynamodbDialPace = (deps: Deps): DialPace => {
  const apart = Math.ceil(1_000 / deps.callsPerSecond);
  return {
    takeTurn: async (once, now, latest) => {
      if (now <= latest && (await isNext(deps, now, apart))) return now;
      const turn = await lastInLine(deps, { now, latest, apart });
      return turn === undefined ? turnOf(deps, once) : remember(deps, once, turn);
    },
  };
};

/** Nobody waits. */
const isNext = async (deps: Deps, now: EpochMs, apart: number): Promise<boolean> => {
  const taken = await update(deps, ':next', 'attribute_not_exists(nextAt) OR nextAt < :now', {
    ':now': now,
    ':next': now + apart,
  });
  return taken !== undefined;
};

interface Wish {
  readonly now: EpochMs;
  readonly latest: EpochMs;
  readonly apart: number;
}

/** While somebody waits the item only grows: this fails when the line is too long, and for nothing else. */
const lastInLine = async (deps: Deps, { now, latest, apart }: Wish): Promise<EpochMs | undefined> => {
  const next = await update(deps, 'nextAt + :apart', 'nextAt >= :now AND nextAt <= :latest', {
    ':now': now,
    ':latest': latest,
    ':apart': apart,
  });
  return next === undefined ? undefined : later(next, -apart);
};

const update = async (
  { client, table }: Deps,
  nextAt: string,
  condition: string,
  values: Readonly<Record<string, number>>,
): Promise<EpochMs | undefined> => {
  try {
    const { Attributes } = await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: line,
        UpdateExpression: `SET nextAt = ${nextAt}`,
        ConditionExpression: condition,
        ExpressionAttributeValues: toItem(values),
        ReturnValues: 'UPDATED_NEW',
      }),
    );
    return epochMsOf(Number(Attributes && fromItem(Attributes).nextAt));
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
};

const turnIn = (item: Item | undefined): EpochMs | undefined =>
  item && epochMsOf(Number(fromItem(item).turn));

/** Whoever has waited already keeps the first turn; this one stays empty. */
const remember = async ({ client, table }: Deps, once: string, turn: EpochMs): Promise<EpochMs> => {
  const expiresAt = Math.ceil((turn + rememberedFor) / 1_000);
  try {
    await client.send(
      new PutItemCommand({
        TableName: table,
        Item: toItem({ ...waiting(once), turn, expiresAt }),
        ConditionExpression: 'attribute_not_exists(#limit)',
        ExpressionAttributeNames: { '#limit': 'limit' },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    return turn;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return turnIn(error.Item) ?? turn;
  }
};

const turnOf = async ({ client, table }: Deps, once: string): Promise<EpochMs | undefined> => {
  const { Item: item } = await client.send(
    new GetItemCommand({ TableName: table, Key: toItem(waiting(once)), ConsistentRead: true }),
  );
  return turnIn(item);
};

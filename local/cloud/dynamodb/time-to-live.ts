/**
 * Deletion of items whose time-to-live attribute has passed (developer guide, "Using time to live").
 * AWS deletes within a few days; here a sweep runs every ten seconds, so that it can be watched.
 */
import { AwsError, validationError } from '../aws-error.ts';
import type { Cancel, Clock } from '../clock.ts';
import { type JsonObject, listOf, objectOr } from '../json.ts';
import { keyOf } from './key.ts';
import { conditionFailed, type TableStore } from './table-store.ts';

export const sweepMs = 10_000;

/** Older values are taken for mistakes and left alone (developer guide). */
const fiveYearsInSeconds = 5 * 365 * 86_400;

export interface TimeToLive {
  enable(table: string, attribute: string): void;
  update(input: JsonObject): JsonObject;
  describe(input: JsonObject): JsonObject;
  stop(): void;
}

const isOver = (item: JsonObject, attribute: string, nowSeconds: number): boolean => {
  const number = objectOr(item[attribute], {}).N;
  const expiry = typeof number === 'string' ? Number(number) : Number.NaN;
  return expiry < nowSeconds && expiry > nowSeconds - fiveYearsInSeconds;
};

const pages = async function* (store: TableStore, table: string): AsyncGenerator<readonly unknown[]> {
  let ExclusiveStartKey: unknown;
  do {
    const page = await store.run('Scan', {
      TableName: table,
      ...(ExclusiveStartKey ? { ExclusiveStartKey } : {}),
    });
    yield listOf(page.Items);
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
};

/** The condition keeps an item that was given a later time between the scan and the deletion. */
const remove = async (
  store: TableStore,
  at: { table: string; attribute: string; item: JsonObject },
): Promise<void> => {
  const deletion = {
    TableName: at.table,
    Key: keyOf(at.item, store.keySchema(at.table)),
    ConditionExpression: '#expiry = :seen',
    ExpressionAttributeNames: { '#expiry': at.attribute },
    ExpressionAttributeValues: { ':seen': at.item[at.attribute] },
  };
  await store.run('DeleteItem', deletion).catch((error: unknown) => {
    if (!(error instanceof AwsError && error.code === conditionFailed)) throw error;
  });
};

export const startTimeToLive = (store: TableStore, clock: Clock): TimeToLive => {
  const attributes = new Map<string, string>();
  let stopped = false;
  let cancel: Cancel = () => undefined;

  const sweep = async (): Promise<void> => {
    for (const [table, attribute] of attributes) {
      for await (const items of pages(store, table)) {
        const over = items
          .map((item) => objectOr(item, {}))
          .filter((item) => isOver(item, attribute, clock.now() / 1_000));
        for (const item of over) await remove(store, { table, attribute, item });
      }
    }
  };
  const next = (): void => {
    cancel = clock.after(sweepMs, () => void sweepOnce());
  };
  const sweepOnce = async (): Promise<void> => {
    try {
      await sweep();
    } catch (error) {
      // The tables are closed under a sweep that was under way.
      if (!stopped) throw error;
    }
    if (!stopped) next();
  };
  next();

  return {
    enable: (table, attribute) => void attributes.set(table, attribute),
    update(input) {
      const table = String(input.TableName);
      store.keySchema(table);
      const specification = objectOr(input.TimeToLiveSpecification, {});
      const { AttributeName, Enabled } = specification;
      if (typeof AttributeName !== 'string')
        throw validationError('TimeToLiveSpecification needs an AttributeName');
      if (Enabled === true) attributes.set(table, AttributeName);
      else attributes.delete(table);
      return { TimeToLiveSpecification: specification };
    },
    describe(input) {
      const table = String(input.TableName);
      store.keySchema(table);
      const AttributeName = attributes.get(table);
      const TimeToLiveDescription =
        AttributeName === undefined
          ? { TimeToLiveStatus: 'DISABLED' }
          : { TimeToLiveStatus: 'ENABLED', AttributeName };
      return { TimeToLiveDescription };
    },
    stop() {
      stopped = true;
      cancel();
    },
  };
};

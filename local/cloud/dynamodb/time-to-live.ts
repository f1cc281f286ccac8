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

export class TimeToLive {
  readonly #store: TableStore;
  readonly #clock: Clock;
  readonly #attributes = new Map<string, string>();
  #stopped = false;
  #cancel: Cancel = () => undefined;

  constructor(store: TableStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
    this.#next();
  }

  enable(table: string, attribute: string): void {
    this.#attributes.set(table, attribute);
  }

  /** API UpdateTimeToLive */
  update(input: JsonObject): JsonObject {
    const table = String(input.TableName);
    this.#store.keySchema(table);
    const specification = objectOr(input.TimeToLiveSpecification, {});
    const { AttributeName, Enabled } = specification;
    if (typeof AttributeName !== 'string')
      throw validationError('TimeToLiveSpecification needs an AttributeName');
    if (Enabled === true) this.enable(table, AttributeName);
    else this.#attributes.delete(table);
    return { TimeToLiveSpecification: specification };
  }

  /** API DescribeTimeToLive */
  describe(input: JsonObject): JsonObject {
    const table = String(input.TableName);
    this.#store.keySchema(table);
    const AttributeName = this.#attributes.get(table);
    const off = { TimeToLiveStatus: 'DISABLED' };
    return {
      TimeToLiveDescription:
        AttributeName === undefined ? off : { TimeToLiveStatus: 'ENABLED', AttributeName },
    };
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  #next(): void {
    this.#cancel = this.#clock.after(sweepMs, () => void this.#sweepOnce());
  }

  async #sweepOnce(): Promise<void> {
    try {
      for (const [table, attribute] of this.#attributes) await this.#sweep(table, attribute);
    } catch (error) {
      // The tables are closed under a sweep that was under way.
      if (!this.#stopped) throw error;
    }
    if (!this.#stopped) this.#next();
  }

  async #sweep(table: string, attribute: string): Promise<void> {
    for await (const page of pages(this.#store, table)) {
      const items = page.map((item) => objectOr(item, {}));
      const over = items.filter((item) => isOver(item, attribute, this.#clock.now() / 1_000));
      for (const item of over) await remove(this.#store, { table, attribute, item });
    }
  }
}

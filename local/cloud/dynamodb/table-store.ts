/**
 * The tables: dynalite, and around it what dynalite lacks. Every request takes its turn, so a transaction
 * is atomic against every other request, not only against other writes.
 */
import { AwsError } from '../aws-error.ts';
import { type JsonObject, objectOr } from '../json.ts';
import { type Mutex, mutex } from '../mutex.ts';
import { Engine } from './engine.ts';
import { type KeySchema, keyOf, keySchemaOf } from './key.ts';

export const conditionFailed = 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException';

const untilActive = async (engine: Engine, table: string): Promise<void> => {
  for (;;) {
    const { Table } = await engine.run(engine.check('DescribeTable', { TableName: table }));
    if (objectOr(Table, {}).TableStatus === 'ACTIVE') return;
    await new Promise((resolve) => setImmediate(resolve));
  }
};

const notFound = (table: unknown): AwsError =>
  new AwsError(
    'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException',
    `Requested resource not found: Table: ${table} not found`,
  );

export class TableStore {
  readonly engine: Engine;
  readonly turns: Mutex = mutex();
  readonly #schemas = new Map<string, KeySchema>();

  constructor(engine: Engine) {
    this.engine = engine;
  }

  /** Resolves when the table can be used; dynalite, too, has it in CREATING for a moment. */
  async create(definition: JsonObject): Promise<void> {
    const name = String(definition.TableName);
    await this.engine.run(this.engine.check('CreateTable', definition));
    await untilActive(this.engine, name);
    this.#schemas.set(name, keySchemaOf(definition));
  }

  /** @throws AwsError ResourceNotFoundException */
  keySchema(table: unknown): KeySchema {
    const schema = this.#schemas.get(String(table));
    if (schema === undefined) throw notFound(table);
    return schema;
  }

  /** Only within a turn. */
  async read(table: unknown, key: JsonObject): Promise<JsonObject | undefined> {
    const request = { TableName: table, Key: key, ConsistentRead: true };
    const { Item } = await this.engine.run(this.engine.check('GetItem', request));
    return Item === undefined ? undefined : objectOr(Item, {});
  }

  /** A read or a write outside transactions, with ReturnValuesOnConditionCheckFailure. */
  run(action: string, input: JsonObject): Promise<JsonObject> {
    return this.turns.run(async () => {
      try {
        return await this.engine.run(this.engine.check(action, input));
      } catch (error) {
        throw await this.#withOldItem(error, input);
      }
    });
  }

  stop(): Promise<void> {
    return this.turns.run(() => this.engine.stop());
  }

  async #withOldItem(error: unknown, input: JsonObject): Promise<unknown> {
    const asked = input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD';
    if (!asked || !(error instanceof AwsError) || error.code !== conditionFailed) return error;
    const table = input.TableName;
    const key = objectOr(input.Key, keyOf(objectOr(input.Item, {}), this.keySchema(table)));
    const Item = await this.read(table, key);
    return new AwsError(error.code, error.message, error.status, Item === undefined ? {} : { Item });
  }
}

export const startTableStore = (region: string, account: string): TableStore =>
  new TableStore(new Engine({ region, account }));

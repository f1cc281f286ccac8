/**
 * The tables: dynalite, and around it what dynalite lacks. Every request takes its turn, so a transaction
 * is atomic against every other request, not only against other writes.
 */
import { AwsError } from '../aws-error.ts';
import { type JsonObject, objectOr } from '../json.ts';
import { type Mutex, mutex } from '../mutex.ts';
import { type Engine, startEngine } from './engine.ts';
import { type KeySchema, keyOf, keySchemaOf } from './key.ts';

export interface TableStore {
  readonly engine: Engine;
  readonly turns: Mutex;
  create(definition: JsonObject): Promise<void>;
  names(): readonly string[];
  keySchema(table: unknown): KeySchema;
  /** Only within a turn. */
  read(table: unknown, key: JsonObject): Promise<JsonObject | undefined>;
  /** A single write or read, with ReturnValuesOnConditionCheckFailure. */
  run(action: string, input: JsonObject): Promise<JsonObject>;
  stop(): Promise<void>;
}

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

export const startTableStore = (region: string, account: string): TableStore => {
  const engine = startEngine(region, account);
  const turns = mutex();
  const schemas = new Map<string, KeySchema>();

  const keySchema = (table: unknown): KeySchema => {
    const schema = schemas.get(String(table));
    if (schema === undefined) throw notFound(table);
    return schema;
  };

  const read = async (table: unknown, key: JsonObject): Promise<JsonObject | undefined> => {
    const { Item } = await engine.run(
      engine.check('GetItem', { TableName: table, Key: key, ConsistentRead: true }),
    );
    return Item === undefined ? undefined : objectOr(Item, {});
  };

  const withOldItem = async (error: unknown, input: JsonObject): Promise<unknown> => {
    const asked = input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD';
    if (!asked || !(error instanceof AwsError) || error.code !== conditionFailed) return error;
    const table = input.TableName;
    const key = objectOr(input.Key, keyOf(objectOr(input.Item, {}), keySchema(table)));
    const Item = await read(table, key);
    return new AwsError(error.code, error.message, error.status, Item === undefined ? {} : { Item });
  };

  return {
    engine,
    turns,
    keySchema,
    read,
    names: () => [...schemas.keys()],
    async create(definition) {
      const name = String(definition.TableName);
      await engine.run(engine.check('CreateTable', definition));
      await untilActive(engine, name);
      schemas.set(name, keySchemaOf(definition));
    },
    run: (action, input) =>
      turns.run(async () => {
        try {
          return await engine.run(engine.check(action, input));
        } catch (error) {
          throw await withOldItem(error, input);
        }
      }),
    stop: () => turns.run(() => engine.stop()),
  };
};

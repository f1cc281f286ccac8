/** TransactWriteItems and TransactGetItems (Amazon DynamoDB API reference): all or nothing, with a reason per item. */
import { isDeepStrictEqual } from 'node:util';
import { AwsError, validationError } from '../aws-error.ts';
import type { Clock } from '../clock.ts';
import { isObject, type JsonObject, listOf, objectOr } from '../json.ts';
import type { Checked } from './engine.ts';
import { keyOf, keyText } from './key.ts';
import type { TableStore } from './table-store.ts';

interface Step {
  readonly table: unknown;
  readonly key: JsonObject;
  readonly checked: Checked;
  readonly writes: boolean;
  readonly returnsOldItem: boolean;
}

interface Reason {
  readonly Code: string;
  readonly Message?: string;
  readonly Item?: JsonObject;
}

const none: Reason = { Code: 'None' };

/** A condition check is validated like a delete with the same condition, and then not run. */
const actions: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'DeleteItem',
};

const stepOf = (item: unknown, store: TableStore): Step => {
  const [entry, ...others] = Object.entries(objectOr(item, {}));
  const [kind = '', given] = entry ?? [];
  const action = Object.hasOwn(actions, kind) ? actions[kind] : undefined;
  if (action === undefined || others.length > 0 || !isObject(given)) {
    throw validationError('TransactItems can only contain one of Check, Put, Update or Delete');
  }
  if (kind === 'ConditionCheck' && given.ConditionExpression === undefined) {
    throw validationError('The expression can not be empty; ConditionCheck needs a ConditionExpression');
  }
  const { ReturnValuesOnConditionCheckFailure: returned, ...request } = given;
  const table = given.TableName;
  const checked = store.engine.check(action, request);
  const key = objectOr(given.Key, keyOf(objectOr(given.Item, {}), store.keySchema(table)));
  return { table, key, checked, writes: kind !== 'ConditionCheck', returnsOldItem: returned === 'ALL_OLD' };
};

const checkCount = (items: readonly unknown[]): void => {
  if (items.length >= 1 && items.length <= 100) return;
  throw validationError(
    `1 validation error detected: Value '${items.length} items' at 'transactItems' failed to satisfy constraint: Member must have length between 1 and 100`,
  );
};

const stepsOf = (input: JsonObject, store: TableStore): Step[] => {
  const items = listOf(input.TransactItems);
  checkCount(items);
  const steps = items.map((item) => stepOf(item, store));
  const keys = new Set(steps.map(({ table, key }) => keyText(String(table), key)));
  if (keys.size < steps.length) {
    throw validationError('Transaction request cannot include multiple operations on one item');
  }
  return steps;
};

const cancelled = (reasons: readonly Reason[]): AwsError => {
  const codes = reasons.map(({ Code }) => Code).join(', ');
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;
  const members = { Message: message, CancellationReasons: reasons };
  return new AwsError('com.amazonaws.dynamodb.v20120810#TransactionCanceledException', message, 400, members);
};

const judge = (step: Step, before: JsonObject | undefined, store: TableStore): Reason => {
  if (store.engine.holds(step.checked, before)) return none;
  const item = step.returnsOldItem && before !== undefined ? { Item: before } : {};
  return { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed', ...item };
};

const restore = async (step: Step, before: JsonObject | undefined, store: TableStore): Promise<void> => {
  const undo =
    before === undefined
      ? store.engine.check('DeleteItem', { TableName: step.table, Key: step.key })
      : store.engine.check('PutItem', { TableName: step.table, Item: before });
  await store.engine.run(undo);
};

/** Conditions have been judged; what can still fail is an update that does not fit its item, or an item that grows too large. */
const apply = async (
  steps: readonly Step[],
  before: readonly (JsonObject | undefined)[],
  store: TableStore,
): Promise<void> => {
  for (const [index, step] of steps.entries()) {
    if (!step.writes) continue;
    try {
      await store.engine.run(step.checked);
    } catch (error) {
      for (const [done, earlier] of steps.slice(0, index).entries()) {
        if (earlier.writes) await restore(earlier, before[done], store);
      }
      if (!(error instanceof AwsError)) throw error;
      const reason: Reason = { Code: 'ValidationError', Message: error.message };
      throw cancelled(steps.map((_step, at) => (at === index ? reason : none)));
    }
  }
};

const write = async (input: JsonObject, store: TableStore): Promise<void> => {
  const steps = stepsOf(input, store);
  const before: (JsonObject | undefined)[] = [];
  for (const { table, key } of steps) before.push(await store.read(table, key));
  const reasons = steps.map((step, index) => judge(step, before[index], store));
  if (reasons.some(({ Code }) => Code !== 'None')) throw cancelled(reasons);
  await apply(steps, before, store);
};

/** A token is remembered for ten minutes after the request that used it finished (API TransactWriteItems). */
const tokenMs = 600_000;

export const transactWrite = (
  store: TableStore,
  clock: Clock,
): ((input: JsonObject) => Promise<JsonObject>) => {
  const remembered = new Map<unknown, { readonly items: unknown; readonly until: number }>();
  const isRepeat = (token: unknown, items: unknown): boolean => {
    const known = remembered.get(token);
    if (known === undefined || known.until <= clock.now()) return false;
    if (isDeepStrictEqual(known.items, items)) return true;
    throw new AwsError(
      'com.amazonaws.dynamodb.v20120810#IdempotentParameterMismatchException',
      'The client token was used before with other parameters',
    );
  };

  return (input) =>
    store.turns.run(async () => {
      const { ClientRequestToken: token, TransactItems: items } = input;
      if (token !== undefined && isRepeat(token, items)) return {};
      await write(input, store);
      for (const [known, { until }] of remembered) if (until <= clock.now()) remembered.delete(known);
      if (token !== undefined) remembered.set(token, { items, until: clock.now() + tokenMs });
      return {};
    });
};

export const transactGet = (store: TableStore): ((input: JsonObject) => Promise<JsonObject>) => {
  return (input) =>
    store.turns.run(async () => {
      const items = listOf(input.TransactItems);
      checkCount(items);
      const Responses: JsonObject[] = [];
      for (const item of items) {
        const request = objectOr(objectOr(item, {}).Get, {});
        const { Item } = await store.engine.run(
          store.engine.check('GetItem', { ...request, ConsistentRead: true }),
        );
        Responses.push(Item === undefined ? {} : { Item });
      }
      return { Responses };
    });
};

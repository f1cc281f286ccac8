/**
 * dynalite 4.0.0, called in this process: its validation and its actions, one store in memory. It knows the
 * expressions and the tables; what it lacks is added around it (table-store.ts).
 */
import { createRequire } from 'node:module';
import db, { type DynaliteStore } from 'dynalite/db/index.js';
import validations from 'dynalite/validations/index.js';
import { AwsError } from '../aws-error.ts';
import { isObject, type JsonObject, objectOr, stringOr } from '../json.ts';
import { refuseOrderOfUnordered } from './operand-check.ts';

/** A request that has been checked, its expressions parsed. */
export interface Checked {
  readonly action: string;
  readonly request: object;
}

type Done = (error: unknown, result?: unknown) => void;

interface Operation {
  readonly types: object;
  readonly custom: unknown;
  readonly act: (store: DynaliteStore, request: object, done: Done) => void;
}

const require = createRequire(import.meta.url);

const operation = (action: string): Operation => {
  const file = `${action.charAt(0).toLowerCase()}${action.slice(1)}.js`;
  const { types, custom } = require(`dynalite/validations/${file}`) as { types: object; custom: unknown };
  return { types, custom, act: require(`dynalite/actions/${file}`) as Operation['act'] };
};

const names = [
  ...['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query', 'Scan', 'BatchGetItem', 'BatchWriteItem'],
  ...['CreateTable', 'DescribeTable', 'DeleteTable', 'ListTables'],
];

/** dynalite throws objects that carry the answer's body; everything else is a fault in it. */
const asAwsError = (error: unknown): unknown => {
  const body = isObject(error) || error instanceof Error ? (error as { body?: unknown }).body : undefined;
  if (!isObject(body)) return error;
  const message = stringOr(body.message ?? body.Message, '');
  return new AwsError(String(body.__type), message);
};

const operations = new Map(names.map((name) => [name, operation(name)]));

const operationOf = (action: string): Operation => {
  const found = operations.get(action);
  if (found === undefined) throw new Error(`dynalite has no ${action} here`);
  return found;
};

export class Engine {
  readonly #store: DynaliteStore;

  constructor({ region, account }: { readonly region: string; readonly account: string }) {
    this.#store = db.create({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
    this.#store.tableDb.awsRegion = region;
    this.#store.tableDb.awsAccountId = account;
  }

  /** @throws AwsError ValidationException or SerializationException */
  check(action: string, input: JsonObject): Checked {
    const { types, custom } = operationOf(action);
    try {
      const request = validations.checkTypes(structuredClone(input), types);
      validations.checkValidations(request, types, custom, this.#store);
      refuseOrderOfUnordered(request);
      return { action, request };
    } catch (error) {
      throw asAwsError(error);
    }
  }

  run({ action, request }: Checked): Promise<JsonObject> {
    return new Promise((resolve, reject) => {
      operationOf(action).act(this.#store, request, (error, result) =>
        error ? reject(asAwsError(error)) : resolve(objectOr(result, {})),
      );
    });
  }

  /** Whether the request's condition holds for the item as it is now. */
  holds({ request }: Checked, item: JsonObject | undefined): boolean {
    return !db.checkConditional(request, item);
  }

  stop(): Promise<void> {
    return new Promise((resolve, reject) =>
      this.#store.db.close((error) => (error ? reject(error) : resolve())),
    );
  }
}

/** The Amazon DynamoDB actions that this cloud answers. */
import type { Clock } from '../clock.ts';
import type { Actions } from '../json-protocol.ts';
import type { TableStore } from './table-store.ts';
import type { TimeToLive } from './time-to-live.ts';
import { transactGet, transactWrite } from './transaction.ts';

const plain = [
  ...['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query', 'Scan', 'BatchGetItem', 'BatchWriteItem'],
  ...['DescribeTable', 'ListTables'],
];

export const dynamodbActions = (
  store: TableStore,
  timeToLive: Pick<TimeToLive, 'update' | 'describe'>,
  clock: Clock,
): Actions => ({
  ...Object.fromEntries(
    plain.map((action): [string, Actions[string]] => [action, (input) => store.run(action, input)]),
  ),
  TransactWriteItems: transactWrite(store, clock),
  TransactGetItems: transactGet(store),
  UpdateTimeToLive: (input) => timeToLive.update(input),
  DescribeTimeToLive: (input) => timeToLive.describe(input),
});

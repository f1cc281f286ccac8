import {
  DeleteItemCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactGetItemsCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sweepMs } from '../../../local/cloud/dynamodb/time-to-live.ts';
import { type ManualClock, manualClock } from '../../unit/cloud/manual-clock.ts';
import { type RunningCloud, runCloud } from './running-cloud.ts';

let running: RunningCloud;
let clock: ManualClock;
let TableName: string;
beforeEach(async () => {
  clock = manualClock();
  running = await runCloud({ clock });
  TableName = running.output('OrdersTable');
});
afterEach(() => running.stop());

const key = (id: string) => ({ id: { S: id } });
const get = async (id: string) =>
  (await running.dynamodb.send(new GetItemCommand({ TableName, Key: key(id) }))).Item;
const put = (id: string, more = {}) =>
  running.dynamodb.send(new PutItemCommand({ TableName, Item: { ...key(id), ...more } }));
const transact = (TransactItems: TransactWriteItem[], ClientRequestToken?: string) =>
  running.dynamodb.send(new TransactWriteItemsCommand({ TransactItems, ClientRequestToken }));

const create = (id: string): TransactWriteItem => ({
  Put: {
    TableName,
    Item: key(id),
    ConditionExpression: 'attribute_not_exists(id)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  },
});
const count = (id: string): TransactWriteItem => ({
  Update: {
    TableName,
    Key: key(id),
    UpdateExpression: 'ADD n :one',
    ExpressionAttributeValues: { ':one': { N: '1' } },
  },
});

describe('single writes', () => {
  test('a failed condition shows the item as it was, when asked to', async () => {
    await put('a', { n: { N: '7' } });
    const write = { TableName, Item: key('a'), ConditionExpression: 'attribute_not_exists(id)' };
    await expect(running.dynamodb.send(new PutItemCommand(write))).rejects.toMatchObject({
      name: 'ConditionalCheckFailedException',
      Item: undefined,
    });
    const asking = new PutItemCommand({ ...write, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' });
    await expect(running.dynamodb.send(asking)).rejects.toMatchObject({
      Item: { id: { S: 'a' }, n: { N: '7' } },
    });
  });

  test('booleans have no order', async () => {
    const update = new UpdateItemCommand({
      TableName,
      Key: key('a'),
      UpdateExpression: 'SET n = :yes',
      ConditionExpression: 'n < :yes',
      ExpressionAttributeValues: { ':yes': { BOOL: true } },
    });
    await expect(running.dynamodb.send(update)).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('operand type: BOOL'),
    });
  });

  test('items of one partition come in the order of their sort key', async () => {
    const Journal = running.output('JournalTable');
    for (const seq of ['10', '9', '100']) {
      await running.dynamodb.send(
        new PutItemCommand({ TableName: Journal, Item: { ...key('a'), seq: { N: seq } } }),
      );
    }
    const query = {
      TableName: Journal,
      KeyConditionExpression: 'id = :a',
      ExpressionAttributeValues: { ':a': { S: 'a' } },
    };
    const { Items } = await running.dynamodb.send(new QueryCommand(query));
    expect(Items?.map(({ seq }) => seq?.N)).toEqual(['9', '10', '100']);
  });

  test('the tables are there at once, as the template describes them', async () => {
    const { Table } = await running.dynamodb.send(new DescribeTableCommand({ TableName }));
    expect(Table).toMatchObject({
      TableStatus: 'ACTIVE',
      TableArn: 'arn:aws:dynamodb:us-east-1:111122223333:table/Shop-Orders',
    });
  });

  test('an unknown table is named', async () => {
    const command = new DeleteItemCommand({ TableName: 'Nowhere', Key: key('a') });
    await expect(running.dynamodb.send(command)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('transactions', () => {
  test('write everything', async () => {
    await transact([create('a'), count('b')]);
    expect(await get('a')).toEqual(key('a'));
    expect(await get('b')).toEqual({ ...key('b'), n: { N: '1' } });
  });

  test('write nothing when one condition fails, and say which, with the item that stood in the way', async () => {
    await put('a', { n: { N: '7' } });
    await expect(transact([count('b'), create('a')])).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      message: expect.stringContaining('[None, ConditionalCheckFailed]'),
      CancellationReasons: [
        { Code: 'None' },
        { Code: 'ConditionalCheckFailed', Item: { id: { S: 'a' }, n: { N: '7' } } },
      ],
    });
    expect(await get('b')).toBeUndefined();
  });

  test('undo what was written when a later update does not fit its item', async () => {
    await put('b', { n: { S: 'not a number' } });
    await expect(transact([create('a'), count('b')])).rejects.toMatchObject({
      CancellationReasons: [{ Code: 'None' }, { Code: 'ValidationError' }],
    });
    expect(await get('a')).toBeUndefined();
  });

  test('a check writes nothing, and guards what is written beside it', async () => {
    await put('a');
    const check = (ConditionExpression: string): TransactWriteItem => ({
      ConditionCheck: { TableName, Key: key('a'), ConditionExpression },
    });
    await transact([check('attribute_exists(id)'), count('b')]);
    await expect(transact([check('attribute_not_exists(id)'), count('b')])).rejects.toThrow(
      /ConditionalCheckFailed/,
    );
    expect(await get('a')).toEqual(key('a'));
    expect((await get('b'))?.n).toEqual({ N: '1' });
  });

  test('the same token within ten minutes writes once; afterwards it writes again', async () => {
    await transact([count('a')], 'token-1');
    clock.advance(599_999);
    await transact([count('a')], 'token-1');
    expect((await get('a'))?.n).toEqual({ N: '1' });
    clock.advance(1);
    await transact([count('a')], 'token-1');
    expect((await get('a'))?.n).toEqual({ N: '2' });
  });

  test('the same token for another write is refused', async () => {
    await transact([count('a')], 'token-1');
    await expect(transact([count('b')], 'token-1')).rejects.toMatchObject({
      name: 'IdempotentParameterMismatchException',
    });
  });

  test('two operations on one item are refused', async () => {
    await expect(transact([count('a'), create('a')])).rejects.toThrow(/multiple operations on one item/);
  });

  test('of many that race for one condition, one wins', async () => {
    const races = await Promise.allSettled(
      Array.from({ length: 20 }, () => transact([create('a'), count('n')])),
    );
    expect(races.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await get('n'))?.n).toEqual({ N: '1' });
  });

  test('reads see both sides of a transaction or none', async () => {
    const both = new TransactGetItemsCommand({
      TransactItems: ['a', 'b'].map((id) => ({ Get: { TableName, Key: key(id) } })),
    });
    await put('a', { n: { N: '0' } });
    await put('b', { n: { N: '0' } });
    const writes = Array.from({ length: 10 }, () => transact([count('a'), count('b')]));
    const reads = Array.from({ length: 10 }, () => running.dynamodb.send(both));
    for (const { Responses } of await Promise.all(reads)) {
      expect(Responses?.[0]?.Item?.n).toEqual(Responses?.[1]?.Item?.n);
    }
    await Promise.all(writes);
  });
});

describe('time to live', () => {
  const seconds = (): number => clock.now() / 1_000;

  test('an item whose time has passed goes with the next sweep; one whose time is to come stays', async () => {
    await put('past', { expiresAt: { N: String(seconds() - 1) } });
    await put('future', { expiresAt: { N: String(seconds() + 60) } });
    await put('words', { expiresAt: { S: 'tomorrow' } });
    clock.advance(sweepMs);
    while ((await get('past')) !== undefined);
    expect(await get('future')).toBeDefined();
    expect(await get('words')).toBeDefined();
  });

  test('the table says which attribute it is', async () => {
    const { TimeToLiveDescription } = await running.dynamodb.send(
      new DescribeTimeToLiveCommand({ TableName }),
    );
    expect(TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' });
  });
});

import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { dynamodbQueueSettings } from '../../../lambdas/adapters/dynamodb-queue-settings.ts';
import { TurnedClock } from '../../in-memory/clock.ts';
import { awsFailure } from './aws-failure.ts';

const dynamodb = mockClient(DynamoDBClient);

const stored = (queueId: string, members: Record<string, unknown>): void => {
  dynamodb
    .on(GetItemCommand, { Key: { queueId: { S: queueId } } })
    .resolves({ Item: marshall({ queueId, ...members }) });
};

const reader = () => {
  const clock = new TurnedClock();
  const reported: { queueId: string; problems: readonly string[] }[] = [];
  const source = dynamodbQueueSettings({
    client: new DynamoDBClient({}),
    table: 'QueueSettings',
    clock: clock.now,
    onBroken: (queueId, problems) => void reported.push({ queueId, problems }),
  });
  return { clock, reported, source };
};

const on = { callbackEnabled: true, outboundQueueId: 'support' };
const isOn = { type: 'settings', settings: expect.objectContaining({ callbackEnabled: true }) };

beforeEach(() => {
  dynamodb.reset();
});

describe('queue settings', () => {
  it('a queue without an item has no settings', async () => {
    dynamodb.on(GetItemCommand).resolves({});
    expect(await reader().source.of('sales')).toBeUndefined();
  });

  it('two fields are enough; the defaults fill the rest', async () => {
    stored('support', on);
    expect(await reader().source.of('support')).toMatchObject({
      type: 'settings',
      settings: { queueId: 'support', callbackEnabled: true, present: 'popup', popupSeconds: 10 },
    });
  });

  it('9.999 s after it was read, an item is answered from memory', async () => {
    const { clock, source } = reader();
    stored('support', on);
    await source.of('support');
    stored('support', { callbackEnabled: false });
    clock.turn(9_999);
    expect(await source.of('support')).toEqual(isOn);
    expect(dynamodb.commandCalls(GetItemCommand)).toHaveLength(1);
  });

  it('10 s after it was read, an item is read again', async () => {
    const { clock, source } = reader();
    stored('support', on);
    await source.of('support');
    stored('support', { callbackEnabled: false });
    clock.turn(10_000);
    expect(await source.of('support')).toMatchObject({ settings: { callbackEnabled: false } });
  });

  it('that a queue has no item is remembered for 10 s as well', async () => {
    const { clock, source } = reader();
    dynamodb.on(GetItemCommand).resolves({});
    await source.of('support');
    stored('support', on);
    clock.turn(9_999);
    expect(await source.of('support')).toBeUndefined();
    clock.turn(1);
    expect(await source.of('support')).toEqual(isOn);
  });

  it('a failed read is not remembered', async () => {
    const { source } = reader();
    dynamodb.on(GetItemCommand).rejectsOnce(awsFailure('InternalServerError'));
    await expect(source.of('support')).rejects.toThrow('InternalServerError');
    stored('support', on);
    expect(await source.of('support')).toEqual(isOn);
  });
});

describe('a broken item', () => {
  it('is reported with its problem, and the other queues go on', async () => {
    const { reported, source } = reader();
    stored('support', { ...on, ringSeconds: 5 });
    stored('sales', on);
    expect(await source.of('support')).toMatchObject({ type: 'broken' });
    expect(await source.of('sales')).toEqual(isOn);
    expect(reported).toEqual([{ queueId: 'support', problems: [expect.stringContaining('ringSeconds')] }]);
  });

  it('is reported once for each time it is read, not once for each drop', async () => {
    const { clock, reported, source } = reader();
    stored('support', { ...on, popupSecond: 20 });
    await source.of('support');
    await source.of('support');
    expect(reported).toHaveLength(1);
    clock.turn(10_000);
    await source.of('support');
    expect(reported).toHaveLength(2);
  });

  it('that an admin mends is on again within 10 s', async () => {
    const { clock, source } = reader();
    stored('support', { callbackEnabled: 'yes' });
    await source.of('support');
    stored('support', on);
    clock.turn(10_000);
    expect(await source.of('support')).toEqual(isOn);
  });
});

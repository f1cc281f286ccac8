import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningCloud, runCloud } from './running-cloud.ts';

let running: RunningCloud;
beforeAll(async () => {
  running = await runCloud();
});
afterAll(() => running.stop());

const entry = (more: Record<string, unknown> = {}) => ({
  Source: 'shop',
  DetailType: 'Order placed',
  Detail: '{"n":1}',
  ...more,
});
const put = (...entries: ReturnType<typeof entry>[]) =>
  running.events.send(new PutEventsCommand({ Entries: entries }));
const seenBy = (handlerName: string) =>
  running.cloud.invocations.list().filter((one) => one.handlerName === handlerName);

describe('PutEvents', () => {
  test('an event that a rule lets through reaches the function behind the queue, in its envelope', async () => {
    const { Entries, FailedEntryCount } = await put(
      entry({ Time: new Date('2026-11-23T12:00:00Z'), Resources: ['arn:a'] }),
    );
    await running.cloud.idle();
    expect(FailedEntryCount).toBe(0);
    const [invocation] = seenBy('order-worker');
    expect(invocation).toMatchObject({ trigger: 'sqs', status: 'ok', logicalId: 'Worker' });
    const { Records } = (invocation?.payload ?? {}) as { Records: { body: string }[] };
    expect(JSON.parse(Records[0]?.body ?? '')).toEqual({
      version: '0',
      id: Entries?.[0]?.EventId,
      'detail-type': 'Order placed',
      source: 'shop',
      account: '111122223333',
      time: '2026-11-23T12:00:00Z',
      region: 'us-east-1',
      resources: ['arn:a'],
      detail: { n: 1 },
    });
  });

  test('an event that no rule lets through invokes nothing', async () => {
    const before = running.cloud.invocations.list().length;
    await put(entry({ DetailType: 'Refund' }));
    await running.cloud.idle();
    expect(running.cloud.invocations.list()).toHaveLength(before);
  });

  test('a broken entry is counted, and its neighbour still accepted', async () => {
    const { Entries, FailedEntryCount } = await put(entry({ Detail: '{' }), entry({ Source: 'nobody' }));
    expect(FailedEntryCount).toBe(1);
    expect(Entries?.[0]?.ErrorCode).toBe('MalformedDetail');
    expect(Entries?.[1]?.EventId).toEqual(expect.any(String));
  });

  test('an entry without a detail type is refused by name', async () => {
    const { Entries } = await put(entry({ DetailType: undefined }));
    expect(Entries?.[0]).toMatchObject({
      ErrorCode: 'InvalidArgument',
      ErrorMessage: expect.stringContaining('DetailType'),
    });
  });

  test('ten entries are taken, eleven are not', async () => {
    const some = Array.from({ length: 11 }, () => entry({ Source: 'nobody' }));
    await expect(put(...some.slice(1))).resolves.toMatchObject({ FailedEntryCount: 0 });
    await expect(put(...some)).rejects.toMatchObject({ name: 'ValidationException' });
  });

  test('more than 256 KB are refused', async () => {
    await expect(put(entry({ Detail: JSON.stringify('x'.repeat(256 * 1_024)) }))).rejects.toThrow(
      /over the limit/,
    );
  });

  test('an event its target cannot take goes to the dead-letter queue of the rule’s target', async () => {
    await put(entry({ Source: 'shop.oversized', Detail: JSON.stringify({ text: 'x'.repeat(2_000) }) }));
    expect(running.cloud.deadLetters()).toMatchObject([
      {
        queueName: 'Shop-TinyDead',
        attributes: { ERROR_CODE: 'InvalidParameterValue', TARGET_ARN: expect.stringContaining('Shop-Tiny') },
      },
    ]);
  });

  test('the local bus accepts events with the source of an AWS service', async () => {
    await expect(put(entry({ Source: 'aws.connect' }))).resolves.toMatchObject({ FailedEntryCount: 0 });
  });
});

test('a request without credentials is refused as AWS does', async () => {
  for (const target of ['AWSEvents.PutEvents', 'DynamoDB_20120810.ListTables', 'AmazonSQS.SendMessage']) {
    const response = await fetch(running.baseUrl, {
      method: 'POST',
      headers: { 'x-amz-target': target },
      body: '{}',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      __type: expect.stringContaining('MissingAuthenticationTokenException'),
    });
  }
});

test('a request that is none of this cloud’s business is left to others', async () => {
  expect((await fetch(`${running.baseUrl}/elsewhere`)).status).toBe(418);
});

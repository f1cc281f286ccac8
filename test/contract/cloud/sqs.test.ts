import { createHash } from 'node:crypto';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ManualClock, manualClock } from '../../unit/cloud/manual-clock.ts';
import { type RunningCloud, runCloud } from './running-cloud.ts';

let running: RunningCloud;
let clock: ManualClock;
let plain: string;
let work: string;
beforeEach(async () => {
  clock = manualClock();
  running = await runCloud({ clock });
  plain = running.output('PlainUrl');
  work = running.output('WorkUrl');
});
afterEach(() => running.stop());

const send = (QueueUrl: string, MessageBody: string, more = {}) =>
  running.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody, ...more }));
const receive = async (more = {}) =>
  (await running.sqs.send(new ReceiveMessageCommand({ QueueUrl: plain, MaxNumberOfMessages: 10, ...more })))
    .Messages ?? [];
const worked = () =>
  running.cloud.invocations.list().filter(({ handlerName }) => handlerName === 'order-worker');

describe('a queue', () => {
  test('gives back what was sent, with digests the client agrees with', async () => {
    const MessageAttributes = {
      kind: { DataType: 'String', StringValue: 'é' },
      size: { DataType: 'Number', StringValue: '5' },
    };
    const sent = await send(plain, 'olá', { MessageAttributes });
    const [message] = await receive({
      MessageAttributeNames: ['All'],
      MessageSystemAttributeNames: ['ApproximateReceiveCount'],
    });
    expect(message).toMatchObject({
      MessageId: sent.MessageId,
      Body: 'olá',
      MD5OfBody: createHash('md5').update('olá').digest('hex'),
      MD5OfMessageAttributes: sent.MD5OfMessageAttributes,
      MessageAttributes,
      Attributes: { ApproximateReceiveCount: '1' },
    });
  });

  test('answers each entry of a batch by itself', async () => {
    const Entries = [
      { Id: 'a', MessageBody: 'one' },
      { Id: 'b', MessageBody: 'two', DelaySeconds: 901 },
    ];
    const answer = await running.sqs.send(new SendMessageBatchCommand({ QueueUrl: plain, Entries }));
    expect(answer.Successful?.map(({ Id }) => Id)).toEqual(['a']);
    expect(answer.Failed).toMatchObject([{ Id: 'b', Code: 'InvalidParameterValue', SenderFault: true }]);
  });

  test('refuses eleven entries, and two with one id', async () => {
    const entries = Array.from({ length: 11 }, (_value, index) => ({ Id: String(index), MessageBody: 'x' }));
    const batch = (Entries: typeof entries) =>
      running.sqs.send(new SendMessageBatchCommand({ QueueUrl: plain, Entries }));
    await expect(batch(entries)).rejects.toMatchObject({ name: 'TooManyEntriesInBatchRequest' });
    await expect(batch([...entries.slice(0, 1), ...entries.slice(0, 1)])).rejects.toMatchObject({
      name: 'BatchEntryIdsNotDistinct',
    });
  });

  test('waits for a message when asked to, until one comes', async () => {
    const waiting = receive({ WaitTimeSeconds: 20 });
    await send(plain, 'at last');
    expect(await waiting).toMatchObject([{ Body: 'at last' }]);
  });

  test('deletes singly and in batches, and hides for as long as it is told', async () => {
    await Promise.all(['a', 'b', 'c'].map((body) => send(plain, body)));
    const [one, two, three] = await receive();
    await running.sqs.send(new DeleteMessageCommand({ QueueUrl: plain, ReceiptHandle: one?.ReceiptHandle }));
    const Entries = [{ Id: '0', ReceiptHandle: two?.ReceiptHandle }];
    await running.sqs.send(new DeleteMessageBatchCommand({ QueueUrl: plain, Entries }));
    const hide = { QueueUrl: plain, ReceiptHandle: three?.ReceiptHandle, VisibilityTimeout: 0 };
    await running.sqs.send(new ChangeMessageVisibilityCommand(hide));
    expect((await receive()).map(({ Body }) => Body)).toEqual([three?.Body]);
  });

  test('counts what it holds, and is empty after a purge', async () => {
    await send(plain, 'a');
    await send(plain, 'b', { DelaySeconds: 5 });
    const attributes = async () =>
      (await running.sqs.send(new GetQueueAttributesCommand({ QueueUrl: plain, AttributeNames: ['All'] })))
        .Attributes;
    expect(await attributes()).toMatchObject({
      ApproximateNumberOfMessages: '1',
      ApproximateNumberOfMessagesDelayed: '1',
    });
    await running.sqs.send(new PurgeQueueCommand({ QueueUrl: plain }));
    expect(await attributes()).toMatchObject({
      ApproximateNumberOfMessages: '0',
      ApproximateNumberOfMessagesDelayed: '0',
    });
  });

  test('is found by its name, and an unknown one is refused', async () => {
    const find = (QueueName: string) => running.sqs.send(new GetQueueUrlCommand({ QueueName }));
    expect(await find('Shop-Plain')).toMatchObject({ QueueUrl: plain });
    await expect(find('Nowhere')).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
  });

  test('refuses a receipt handle that it never gave out', async () => {
    const command = new DeleteMessageCommand({ QueueUrl: plain, ReceiptHandle: 'made up' });
    await expect(running.sqs.send(command)).rejects.toMatchObject({ name: 'ReceiptHandleIsInvalid' });
  });
});

describe('a function behind a queue', () => {
  test('gets what was sent together in one batch, in the shape of an SQS event', async () => {
    const Entries = ['a', 'b', 'c'].map((Id) => ({ Id, MessageBody: Id }));
    await running.sqs.send(new SendMessageBatchCommand({ QueueUrl: work, Entries }));
    await running.cloud.idle();
    expect(worked()).toHaveLength(1);
    const [{ Records }] = worked().map(({ payload }) => payload) as [{ Records: unknown[] }];
    expect(Records).toHaveLength(3);
    expect(Records[0]).toMatchObject({
      body: 'a',
      attributes: { ApproximateReceiveCount: '1' },
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:us-east-1:111122223333:Shop-Work',
      awsRegion: 'us-east-1',
    });
  });

  test('idle does not wait for a delayed message, but for the same message once it is due', async () => {
    await send(work, 'later', { DelaySeconds: 10 });
    await running.cloud.idle();
    expect(worked()).toHaveLength(0);
    clock.advance(10_000);
    await running.cloud.idle();
    expect(worked()).toHaveLength(1);
  });

  const nextTry = (): Promise<void> =>
    new Promise((resolve) => {
      const end = running.cloud.invocations.subscribe(() => {
        end();
        setImmediate(resolve);
      });
    });

  test('that reports one message of two gets only that one again', async () => {
    const tried = nextTry();
    await running.sqs.send(
      new SendMessageBatchCommand({
        QueueUrl: work,
        Entries: ['good', 'poison'].map((Id) => ({ Id, MessageBody: Id })),
      }),
    );
    await tried;
    const again = nextTry();
    clock.advance(30_000);
    await again;
    const bodies = worked().map(({ payload }) =>
      (payload as { Records: { body: string }[] }).Records.map(({ body }) => body),
    );
    expect(bodies).toEqual([['good', 'poison'], ['poison']]);
    expect(worked().map(({ status }) => status)).toEqual(['partial', 'partial']);
  });

  test('that throws gets the whole batch again, and what fails three times is a dead letter', async () => {
    let tried = nextTry();
    const Entries = ['good', 'crash'].map((Id) => ({ Id, MessageBody: Id }));
    await running.sqs.send(new SendMessageBatchCommand({ QueueUrl: work, Entries }));
    for (let attempt = 1; attempt < 3; attempt += 1) {
      await tried;
      tried = nextTry();
      expect(running.cloud.deadLetters()).toEqual([]);
      clock.advance(30_000);
    }
    await tried;
    clock.advance(30_000);
    await running.cloud.idle();
    expect(worked()).toHaveLength(3);
    expect(running.cloud.deadLetters()).toMatchObject([
      { queueName: 'Shop-WorkDead', body: 'good', receiveCount: 3 },
      { queueName: 'Shop-WorkDead', body: 'crash', receiveCount: 3 },
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import { Queue, type QueueSettings } from '../../../local/cloud/sqs/queue.ts';
import { manualClock } from './manual-clock.ts';

const settings: QueueSettings = {
  name: 'work',
  url: 'http://127.0.0.1/1/work',
  arn: 'arn:aws:sqs:us-east-1:1:work',
  delaySeconds: 0,
  visibilitySeconds: 30,
  retentionSeconds: 3_600,
  waitSeconds: 0,
  maximumBytes: 1_024,
};

const open = (more: Partial<QueueSettings> = {}) => {
  const clock = manualClock();
  const dead = new Queue({ ...settings, name: 'dead', arn: 'arn:aws:sqs:us-east-1:1:dead' }, clock);
  const queue = new Queue({ ...settings, redrive: { target: dead, maxReceiveCount: 3 }, ...more }, clock);
  return { clock, dead, queue };
};

const first = (queue: Queue) => {
  const [message] = queue.receive(1);
  if (message === undefined) throw new Error('nothing is visible');
  return message;
};

describe('delay', () => {
  test('a delayed message is not there a millisecond early, and is there on time', () => {
    const { clock, queue } = open();
    queue.send({ body: 'later', delaySeconds: 10 });
    clock.advance(9_999);
    expect(queue.receive(10)).toHaveLength(0);
    clock.advance(1);
    expect(queue.receive(10)).toHaveLength(1);
  });

  test('a message delay of zero overrides the delay of the queue', () => {
    const { queue } = open({ delaySeconds: 60 });
    queue.send({ body: 'by the queue' });
    queue.send({ body: 'at once', delaySeconds: 0 });
    expect(queue.receive(10).map(({ body }) => body)).toEqual(['at once']);
  });

  test('900 seconds are allowed, 901 are not', () => {
    const { queue } = open();
    expect(() => queue.send({ body: 'x', delaySeconds: 900 })).not.toThrow();
    expect(() => queue.send({ body: 'x', delaySeconds: 901 })).toThrow(
      /DelaySeconds must be >= 0 and <= 900/,
    );
  });
});

describe('visibility', () => {
  test('a received message is hidden until its visibility timeout ends, then comes again with a higher count', () => {
    const { clock, queue } = open();
    queue.send({ body: 'x' });
    expect(first(queue).system.ApproximateReceiveCount).toBe('1');
    clock.advance(29_999);
    expect(queue.receive(1)).toHaveLength(0);
    clock.advance(1);
    expect(first(queue).system.ApproximateReceiveCount).toBe('2');
  });

  test('a visibility of zero gives the message back at once', () => {
    const { queue } = open();
    queue.send({ body: 'x' });
    queue.changeVisibility(first(queue).receiptHandle, 0);
    expect(queue.receive(1)).toHaveLength(1);
  });

  test('a deleted message does not come again', () => {
    const { clock, queue } = open();
    queue.send({ body: 'x' });
    queue.delete(first(queue).receiptHandle);
    clock.advance(60_000);
    expect(queue.receive(1)).toHaveLength(0);
    expect(clock.waiting).toBe(0);
  });

  test('the handle of an earlier receipt deletes nothing', () => {
    const { clock, queue } = open();
    queue.send({ body: 'x' });
    const old = first(queue).receiptHandle;
    clock.advance(30_000);
    first(queue);
    queue.delete(old);
    expect(queue.counts().inFlight).toBe(1);
  });
});

describe('redrive', () => {
  const fail = (queue: Queue, clock: { advance(ms: number): void }): void => {
    first(queue);
    clock.advance(30_000);
  };

  test('a message received twice of three times stays', () => {
    const { clock, queue, dead } = open();
    queue.send({ body: 'x' });
    fail(queue, clock);
    fail(queue, clock);
    expect(queue.receive(1)).toHaveLength(1);
    expect(dead.peek()).toHaveLength(0);
  });

  test('a message that fails three times goes to the dead-letter queue', () => {
    const { clock, queue, dead } = open();
    const messageId = queue.send({ body: 'x' });
    for (let attempt = 0; attempt < 3; attempt += 1) fail(queue, clock);
    expect(queue.receive(1)).toHaveLength(0);
    expect(dead.peek()).toMatchObject([
      { messageId, body: 'x', receiveCount: 3, deadLetterSource: settings.arn },
    ]);
  });
});

describe('limits', () => {
  test('a message at the size limit is taken, one byte more is not', () => {
    const { queue } = open();
    expect(() => queue.send({ body: 'x'.repeat(1_024) })).not.toThrow();
    expect(() => queue.send({ body: 'x'.repeat(1_025) })).toThrow(
      /must be shorter than 1024 bytes; it has 1025/,
    );
  });

  test('a message older than the retention period is gone', () => {
    const { clock, queue } = open();
    queue.send({ body: 'x' });
    clock.advance(3_600_001);
    expect(queue.receive(1)).toHaveLength(0);
    expect(queue.peek()).toHaveLength(0);
  });
});

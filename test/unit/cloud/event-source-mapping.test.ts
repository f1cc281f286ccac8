import { describe, expect, test } from 'vitest';
import type { InvokeResult } from '../../../local/cloud/lambda/lambda-function.ts';
import { EventSourceMapping } from '../../../local/cloud/sqs/event-source-mapping.ts';
import { Queue } from '../../../local/cloud/sqs/queue.ts';
import { manualClock } from './manual-clock.ts';

interface Call {
  readonly ids: readonly string[];
  readonly isPartial: (value: unknown) => boolean;
  answer(value: unknown): void;
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

const open = ({ batchSize = 10, maximumConcurrency = 2, reportsItemFailures = true } = {}) => {
  const times = { delaySeconds: 0, visibilitySeconds: 30, retentionSeconds: 3_600, waitSeconds: 0 };
  const queue = new Queue({ name: 'work', url: 'u', arn: 'a', maximumBytes: 1_024, ...times }, manualClock());
  const calls: Call[] = [];
  const target = {
    invoke: (payload: unknown, options: { isPartial?: (value: unknown) => boolean }): Promise<InvokeResult> =>
      new Promise((resolve) => {
        const { Records } = payload as { Records: { messageId: string }[] };
        calls.push({
          ids: Records.map(({ messageId }) => messageId),
          isPartial: options.isPartial ?? (() => false),
          answer: (value) => resolve({ status: 'ok', value, requestId: 'r' }),
        });
      }),
  };
  const mapping = new EventSourceMapping(queue, target, {
    batchSize,
    maximumConcurrency,
    reportsItemFailures,
    region: 'us-east-1',
  });
  return { queue, calls, mapping };
};

const sendAll = async (queue: Queue, count: number): Promise<string[]> => {
  const ids = Array.from({ length: count }, (_value, index) => queue.send({ body: String(index) }));
  await turn();
  return ids;
};

describe('batches', () => {
  test('messages sent together travel together, up to the batch size', async () => {
    const { queue, calls } = open({ batchSize: 2 });
    const [one, two, three] = await sendAll(queue, 3);
    expect(calls.map(({ ids }) => ids)).toEqual([[one, two], [three]]);
  });

  test('no more batches run at once than the maximum concurrency; the next waits for one to end', async () => {
    const { queue, calls } = open({ batchSize: 1, maximumConcurrency: 2 });
    await sendAll(queue, 3);
    expect(calls).toHaveLength(2);
    calls[0]?.answer(null);
    await turn();
    expect(calls).toHaveLength(3);
  });

  test('a stopped mapping takes nothing more', async () => {
    const { queue, calls, mapping } = open();
    mapping.stop();
    await sendAll(queue, 1);
    expect(calls).toHaveLength(0);
  });
});

describe('what the function returned decides what is deleted', () => {
  const left = async (
    report: (ids: readonly string[]) => unknown,
    reportsItemFailures = true,
  ): Promise<number> => {
    const { queue, calls } = open({ reportsItemFailures });
    const ids = await sendAll(queue, 2);
    const value = report(ids);
    calls[0]?.answer(value);
    await turn();
    const kept = queue.counts().inFlight;
    expect(calls[0]?.isPartial(value)).toBe(kept > 0);
    return kept;
  };
  const failures = (...items: unknown[]) => ({
    batchItemFailures: items.map((itemIdentifier) => ({ itemIdentifier })),
  });

  test.each([
    ['nothing', () => null, 0],
    ['an empty report', () => failures(), 0],
    ['a report without the list', () => ({}), 0],
    ['one of two', ([one]: readonly string[]) => failures(one), 1],
    ['an identifier that is not in the batch', ([one]: readonly string[]) => failures(one, 'other'), 2],
    ['an empty identifier', () => failures(''), 2],
    ['a list that is none', () => ({ batchItemFailures: 'all' }), 2],
  ])('%s', async (_name, report, kept) => {
    expect(await left(report)).toBe(kept);
  });

  test('without ReportBatchItemFailures a report means nothing', async () => {
    expect(await left(([one]) => failures(one), false)).toBe(0);
  });
});

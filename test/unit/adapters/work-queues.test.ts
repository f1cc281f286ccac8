import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { later } from '../../../core/time.ts';
import { sqsWorkQueues } from '../../../lambdas/adapters/sqs-work-queues.ts';
import { TurnedClock } from '../../in-memory/clock.ts';
import { awsFailure } from './aws-failure.ts';

const sqs = mockClient(SQSClient);
const clock = new TurnedClock();
const queues = sqsWorkQueues({
  client: new SQSClient({}),
  urls: {
    deadlines: 'https://sqs/deadlines',
    lookUps: 'https://sqs/look-ups',
    dials: 'https://sqs/dials',
  },
  clock: clock.now,
});

const sent = () => {
  const input = sqs.commandCalls(SendMessageCommand)[0]?.args[0].input;
  return { url: input?.QueueUrl, delay: input?.DelaySeconds, body: JSON.parse(input?.MessageBody ?? 'null') };
};

beforeEach(() => {
  sqs.reset();
  sqs.on(SendMessageCommand).resolves({});
});

describe('messages', () => {
  it('a deadline says which interruption and when', async () => {
    const at = later(clock.now(), 10_000);
    await queues.deadline('call-1', at);
    expect(sent()).toEqual({
      url: 'https://sqs/deadlines',
      delay: 10,
      body: { interruptionId: 'call-1', at },
    });
  });

  it('a look-up goes to its queue as it is', async () => {
    const message = { chainId: 'call-1', contactId: 'call-2', tries: 3 };
    await queues.lookUp(message, 1_000);
    expect(sent()).toEqual({ url: 'https://sqs/look-ups', delay: 1, body: message });
  });

  it('a dial goes to its queue as it is', async () => {
    const message = { interruptionId: 'call-1', attempt: 2, tries: 0 };
    await queues.dial(message, 0);
    expect(sent()).toEqual({ url: 'https://sqs/dials', delay: 0, body: message });
  });

  it('a message that cannot be sent is an error', async () => {
    sqs.on(SendMessageCommand).rejects(awsFailure('QueueDoesNotExist'));
    await expect(queues.deadline('call-1', clock.now())).rejects.toThrow('QueueDoesNotExist');
  });
});

describe('delays', () => {
  it.each([
    ['now', 0, 0],
    ['a millisecond away', 1, 1],
    ['exactly a second away', 1_000, 1],
    ['a millisecond more than a second away', 1_001, 2],
    ['exactly 15 minutes away', 900_000, 900],
    ['a millisecond more than 15 minutes away', 900_001, 900],
    ['four hours away', 4 * 3_600_000, 900],
    ['a second ago', -1_000, 0],
  ])(
    'a deadline %s waits in the queue in whole seconds, never too short and never over 900',
    async (_when, away, delay) => {
      await queues.deadline('call-1', later(clock.now(), away));
      expect(sent().delay).toBe(delay);
    },
  );
});

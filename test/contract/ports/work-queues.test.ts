import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterEach } from 'vitest';
import { epochMsOf } from '../../../core/time.ts';
import { sqsWorkQueues } from '../../../lambdas/adapters/sqs-work-queues.ts';
import { TurnedClock } from '../../in-memory/clock.ts';
import { CrashPlan } from '../../in-memory/crash.ts';
import { InMemoryQueues } from '../../in-memory/in-memory-queues.ts';
import { type RejoinStorage, startStorage } from './rejoin-storage.ts';
import { type QueueName, type TurnedQueues, workQueuesContract } from './work-queues-contract.ts';

const running: RejoinStorage[] = [];
afterEach(async () => {
  for (const storage of running.splice(0)) await storage.stop();
});

const inMemory = async (): Promise<TurnedQueues> => {
  const clock = new TurnedClock();
  const queues = new InMemoryQueues(clock, new CrashPlan());
  const take = (queue: QueueName): unknown => {
    const next = queues.take();
    if (next === undefined) return undefined;
    if (next.dueAt <= clock.now() && next.work.queue === queue) return next.work.message;
    queues.returnToQueue(next.work, next.dueAt - clock.now());
    return undefined;
  };
  return { queues, now: clock.now, turn: (by) => clock.turn(by), take: async (queue) => take(queue) };
};

const inSqs = async (): Promise<TurnedQueues> => {
  const storage = await startStorage();
  running.push(storage);
  const urls = {
    deadlines: storage.variable('DEADLINES_QUEUE_URL'),
    lookUps: storage.variable('LOOK_UPS_QUEUE_URL'),
    dials: storage.variable('DIALS_QUEUE_URL'),
  };
  const urlOf: Readonly<Record<QueueName, string>> = {
    deadlines: urls.deadlines,
    'look-ups': urls.lookUps,
    dials: urls.dials,
  };
  const now = () => epochMsOf(storage.clock.now());
  return {
    queues: sqsWorkQueues({ client: storage.sqs, urls, clock: now }),
    now,
    turn: (by) => storage.clock.advance(by),
    take: async (queue) => {
      const { Messages } = await storage.sqs.send(new ReceiveMessageCommand({ QueueUrl: urlOf[queue] }));
      const body = Messages?.[0]?.Body;
      return body === undefined ? undefined : JSON.parse(body);
    },
  };
};

workQueuesContract('in memory', inMemory);
workQueuesContract('in SQS', inSqs);

/** The work queues in SQS. Delays are whole seconds, at most 900 (SQS message timers). */
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Clock, WorkQueues } from '../../core/ports.ts';

export interface QueueUrls {
  readonly deadlines: string;
  readonly lookUps: string;
  readonly dials: string;
}

interface Deps {
  readonly client: SQSClient;
  readonly urls: QueueUrls;
  readonly clock: Clock;
}

const longestDelay = 900;

/** Rounded up, so that a message never comes before its time. */
const delaySeconds = (delayMs: number): number =>
  Math.min(longestDelay, Math.max(0, Math.ceil(delayMs / 1_000)));

export const sqsWorkQueues = ({ client, urls, clock }: Deps): WorkQueues => {
  const send = async (url: string, message: object, delayMs: number): Promise<void> => {
    await client.send(
      new SendMessageCommand({
        QueueUrl: url,
        MessageBody: JSON.stringify(message),
        DelaySeconds: delaySeconds(delayMs),
      }),
    );
  };
  return {
    deadline: (interruptionId, at) => send(urls.deadlines, { interruptionId, at }, at - clock()),
    lookUp: (message, delay) => send(urls.lookUps, message, delay),
    caller: (message, delay) => send(urls.lookUps, message, delay),
    agentCall: (message, delay) => send(urls.lookUps, message, delay),
    dial: (message, delay) => send(urls.dials, message, delay),
    hangUp: (message) => send(urls.dials, message, 0),
  };
};

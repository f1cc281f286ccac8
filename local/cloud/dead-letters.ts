/** What lies in the queues that other queues and rules send their failures to. */
import type { Queues } from './sqs/queues.ts';

export interface DeadLetter {
  readonly queueName: string;
  readonly messageId: string;
  readonly body: string;
  /** How often it was received before it was given up; 0 when it never reached its target. */
  readonly receiveCount: number;
  /** Of an event that a rule could not deliver: ERROR_CODE, ERROR_MESSAGE, RULE_ARN, TARGET_ARN. */
  readonly attributes: Readonly<Record<string, string>>;
}

export const deadLettersIn = (queues: Queues): DeadLetter[] =>
  queues
    .all()
    .filter((queue) => queue.collectsDeadLetters)
    .flatMap((queue) =>
      queue.peek().map(({ messageId, body, receiveCount, attributes }) => ({
        queueName: queue.settings.name,
        messageId,
        body,
        receiveCount,
        attributes: Object.fromEntries(
          Object.entries(attributes).map(([name, { StringValue = '' }]) => [name, StringValue]),
        ),
      })),
    );

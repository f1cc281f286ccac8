/** Messages that failed too often, or that EventBridge could not deliver: taken up one by one, sent on or put back. */
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';

/** Each queue of them as the runbook calls it, and the queue that its messages belong into. */
export const targets = {
  ContactEventsDeadLetters: 'ContactEventsQueue',
  /** Its source is a rule: SQS itself could not move these back (developer guide, "dead-letter queue redrive"). */
  ContactEventRulesUndelivered: 'ContactEventsQueue',
  LookUpsDeadLetters: 'LookUpsQueue',
  DialsDeadLetters: 'DialsQueue',
  DeadlinesDeadLetters: 'DeadlinesQueue',
} as const;
export type DeadLetterQueueName = keyof typeof targets;

export const deadLetterQueueNames = Object.keys(targets) as DeadLetterQueueName[];

export interface DeadLetter {
  readonly messageId: string;
  /** May hold what must not be shown. */
  readonly body: string;
  readonly sentAt: Date;
  /** Why EventBridge could not deliver it. */
  readonly problem: string | undefined;
  readonly receiptHandle: string;
}

export interface DeadLetters {
  /** All that were sent before now, each once: what dies again is not met again. They are hidden meanwhile. */
  takeUp(): AsyncGenerator<DeadLetter>;
  sendOn(letter: DeadLetter): Promise<void>;
  putBack(letter: DeadLetter): Promise<void>;
}

/** Longer than a run takes: a message that is put back must not be met again. */
const hiddenFor = 300;

const letterOf = ({
  MessageId,
  Body,
  Attributes,
  MessageAttributes,
  ReceiptHandle,
}: Message): DeadLetter => ({
  messageId: MessageId ?? '',
  body: Body ?? '',
  sentAt: new Date(Number(Attributes?.SentTimestamp ?? 0)),
  problem: MessageAttributes?.ERROR_CODE?.StringValue,
  receiptHandle: ReceiptHandle ?? '',
});

export interface DeadLettersAt {
  readonly sqs: SQSClient;
  readonly from: string;
  readonly to: string;
  /** With 0, SQS asks only some of its servers and may overlook messages (ReceiveMessage, short polling). */
  readonly waitSeconds: number;
}

export const deadLetters = ({ sqs, from, to, waitSeconds }: DeadLettersAt): DeadLetters => ({
  takeUp: async function* () {
    const met = new Set<string>();
    const begun = Date.now();
    for (;;) {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: from,
          MaxNumberOfMessages: 10,
          VisibilityTimeout: hiddenFor,
          WaitTimeSeconds: waitSeconds,
          MessageSystemAttributeNames: ['SentTimestamp'],
          MessageAttributeNames: ['All'],
        }),
      );
      const fresh = Messages.map(letterOf).filter(({ messageId }) => !met.has(messageId));
      if (fresh.length === 0) return;
      for (const letter of fresh) {
        met.add(letter.messageId);
        if (letter.sentAt.getTime() <= begun) yield letter;
      }
    }
  },
  // In this order: a message that is sent twice does no harm, one that is lost does.
  sendOn: async ({ body, receiptHandle }) => {
    await sqs.send(new SendMessageCommand({ QueueUrl: to, MessageBody: body }));
    await sqs.send(new DeleteMessageCommand({ QueueUrl: from, ReceiptHandle: receiptHandle }));
  },
  putBack: async ({ receiptHandle }) => {
    await sqs.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: from,
        ReceiptHandle: receiptHandle,
        VisibilityTimeout: 0,
      }),
    );
  },
});

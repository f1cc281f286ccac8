/** The Amazon SQS actions that this cloud answers, on the AWS JSON protocol. */

import type { Clock } from '../clock.ts';
import { isObject, type JsonObject, listOf, numberOr, objectOr, stringOr } from '../json.ts';
import type { Actions } from '../json-protocol.ts';
import { answerBatch } from './batch.ts';
import {
  type MessageAttribute,
  type MessageAttributes,
  md5,
  md5OfAttributes,
  type NewMessage,
  type ReceivedMessage,
} from './message.ts';
import type { Queue } from './queue.ts';
import { queueAttributes } from './queue-attributes.ts';
import { invalidParameter } from './queue-error.ts';
import type { Queues } from './queues.ts';

const attributesOf = (value: unknown): MessageAttributes =>
  Object.fromEntries(
    Object.entries(objectOr(value, {})).map(([name, attribute]): [string, MessageAttribute] => {
      if (isObject(attribute) && typeof attribute.DataType === 'string')
        return [name, attribute as unknown as MessageAttribute];
      throw invalidParameter(`The message attribute "${name}" must contain a DataType.`);
    }),
  );

const newMessage = (input: JsonObject): NewMessage => {
  const body = input.MessageBody;
  if (typeof body !== 'string' || body === '') throw invalidParameter('MessageBody must not be empty.');
  const delay = input.DelaySeconds;
  const attributes = attributesOf(input.MessageAttributes);
  return { body, attributes, ...(delay === undefined ? {} : { delaySeconds: Number(delay) }) };
};

const send = (queue: Queue, input: JsonObject): JsonObject => {
  const message = newMessage(input);
  const MessageId = queue.send(message);
  return {
    MessageId,
    MD5OfMessageBody: md5(message.body),
    MD5OfMessageAttributes: md5OfAttributes(message.attributes ?? {}),
  };
};

const chosen = <T>(
  all: Readonly<Record<string, T>>,
  names: readonly unknown[],
): Record<string, T> | undefined => {
  const entries = Object.entries(all).filter(
    ([name]) => names.includes('All') || names.includes('.*') || names.includes(name),
  );
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
};

const shown = (message: ReceivedMessage, input: JsonObject): JsonObject => {
  const systemNames = [...listOf(input.MessageSystemAttributeNames), ...listOf(input.AttributeNames)];
  const attributes = chosen(message.attributes, listOf(input.MessageAttributeNames));
  return {
    MessageId: message.messageId,
    ReceiptHandle: message.receiptHandle,
    Body: message.body,
    MD5OfBody: md5(message.body),
    Attributes: chosen(message.system, systemNames),
    MessageAttributes: attributes,
    MD5OfMessageAttributes: attributes && md5OfAttributes(attributes),
  };
};

/** Resolves when a message is there, or when the time is up. */
const untilMessage = (queue: Queue, seconds: number, clock: Clock): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      cancel();
      unsubscribe();
      resolve();
    };
    const cancel = clock.after(seconds * 1_000, done);
    const unsubscribe = queue.onChange(() => queue.counts().visible > 0 && done());
  });

const receive = async (queue: Queue, input: JsonObject, clock: Clock): Promise<JsonObject> => {
  const most = numberOr(input.MaxNumberOfMessages, 1);
  if (most < 1 || most > 10) {
    throw invalidParameter(
      `Value ${most} for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.`,
    );
  }
  const visibility = numberOr(input.VisibilityTimeout, queue.settings.visibilitySeconds);
  const wait = numberOr(input.WaitTimeSeconds, queue.settings.waitSeconds);
  let messages = queue.receive(most, visibility);
  if (messages.length === 0 && wait > 0) {
    await untilMessage(queue, wait, clock);
    messages = queue.receive(most, visibility);
  }
  return messages.length === 0 ? {} : { Messages: messages.map((message) => shown(message, input)) };
};

const remove = (queue: Queue, input: JsonObject): JsonObject => {
  queue.delete(stringOr(input.ReceiptHandle, ''));
  return {};
};

export const sqsActions = (queues: Queues, clock: Clock): Actions => {
  const at = (input: JsonObject): Queue => queues.atUrl(input.QueueUrl);
  return {
    SendMessage: (input) => send(at(input), input),
    SendMessageBatch: (input) => answerBatch(input, (entry) => send(at(input), entry)),
    ReceiveMessage: (input) => receive(at(input), input, clock),
    DeleteMessage: (input) => remove(at(input), input),
    DeleteMessageBatch: (input) => answerBatch(input, (entry) => remove(at(input), entry)),
    ChangeMessageVisibility(input) {
      at(input).changeVisibility(stringOr(input.ReceiptHandle, ''), Number(input.VisibilityTimeout));
      return {};
    },
    GetQueueUrl: (input) => ({ QueueUrl: queues.named(String(input.QueueName)).settings.url }),
    GetQueueAttributes: (input) => ({
      Attributes: chosen(queueAttributes(at(input)), listOf(input.AttributeNames)),
    }),
    PurgeQueue(input) {
      at(input).purge();
      return {};
    },
  };
};

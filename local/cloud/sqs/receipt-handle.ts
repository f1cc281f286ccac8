/** A receipt handle names one receipt of one message. */
import { randomUUID } from 'node:crypto';
import { AwsError } from '../aws-error.ts';

const idLength = 36;

export const receiptHandleFor = (messageId: string): string =>
  Buffer.from(messageId + randomUUID()).toString('base64');

/** @throws AwsError ReceiptHandleIsInvalid for text that no queue ever gave out */
export const messageIdOf = (receiptHandle: string): string => {
  const text = Buffer.from(receiptHandle, 'base64').toString();
  if (!/^[0-9a-f-]{72}$/.test(text)) {
    throw new AwsError(
      'com.amazonaws.sqs#ReceiptHandleIsInvalid',
      `The input receipt handle "${receiptHandle}" is not a valid receipt handle.`,
      404,
    );
  }
  return text.slice(0, idLength);
};

/** Refusals of Amazon SQS (API reference, errors of each action). */
import { AwsError } from '../aws-error.ts';

const sqs = (code: string, message: string): AwsError => new AwsError(`com.amazonaws.sqs#${code}`, message);

export const invalidParameter = (message: string): AwsError => sqs('InvalidParameterValue', message);

export const messageNotInFlight = (receiptHandle: string): AwsError =>
  sqs(
    'MessageNotInflight',
    `Value ${receiptHandle} for parameter ReceiptHandle is invalid. Reason: Message is not in flight.`,
  );

export const queueDoesNotExist = (): AwsError =>
  sqs('QueueDoesNotExist', 'The specified queue does not exist.');

export const badBatch = (
  code: 'EmptyBatchRequest' | 'TooManyEntriesInBatchRequest' | 'BatchEntryIdsNotDistinct',
  message: string,
): AwsError => sqs(code, message);

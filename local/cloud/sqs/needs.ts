/** Which permissions a request of Amazon SQS needs. */
import { arnOf, type Place } from '../place.ts';
import type { NeedsOf } from '../service.ts';

/** A batch is authorised by the action of its entries (Amazon SQS developer guide, "Amazon SQS API permissions"). */
export const sqsNeeds =
  (place: Place): NeedsOf =>
  (action, { QueueUrl, QueueName }) => {
    const name = QueueName ?? String(QueueUrl).split('/').at(-1);
    return [{ action: `sqs:${action.replace(/Batch$/, '')}`, resource: arnOf(place, 'sqs', String(name)) }];
  };

/** What Lambda does to the queue with the function's role (Amazon SQS developer guide, "Configuring a queue to trigger an AWS Lambda function"). */
export const readerActions = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'] as const;

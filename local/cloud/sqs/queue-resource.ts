/** AWS::SQS::Queue */
import type { Clock } from '../clock.ts';
import { type JsonObject, numberOr, objectOr, stringOr } from '../json.ts';
import { arnOf, generatedName, type Place } from '../place.ts';
import type { ResourceType } from '../template/resource-type.ts';
import { Queue, type Redrive } from './queue.ts';
import type { Queues } from './queues.ts';

export interface QueueWorld {
  readonly place: Place;
  readonly clock: Clock;
  readonly queues: Queues;
  readonly baseUrl: string;
}

const redriveOf = (properties: JsonObject, queues: Queues): { redrive?: Redrive } => {
  const { deadLetterTargetArn, maxReceiveCount } = objectOr(properties.RedrivePolicy, {});
  if (deadLetterTargetArn === undefined) return {};
  const target = queues.byArn(deadLetterTargetArn);
  if (target === undefined)
    throw new Error(`RedrivePolicy names ${deadLetterTargetArn}, which is no queue of this template`);
  return { redrive: { target, maxReceiveCount: numberOr(maxReceiveCount, 10) } };
};

/** Defaults as in the API reference, SetQueueAttributes. */
const timesOf = (properties: JsonObject) => ({
  delaySeconds: numberOr(properties.DelaySeconds, 0),
  visibilitySeconds: numberOr(properties.VisibilityTimeout, 30),
  retentionSeconds: numberOr(properties.MessageRetentionPeriod, 345_600),
  waitSeconds: numberOr(properties.ReceiveMessageWaitTimeSeconds, 0),
  maximumBytes: numberOr(properties.MaximumMessageSize, 1_048_576),
});

export const queueResource = ({ place, clock, queues, baseUrl }: QueueWorld): ResourceType => ({
  honoured: [
    ...[
      'QueueName',
      'DelaySeconds',
      'VisibilityTimeout',
      'MessageRetentionPeriod',
      'ReceiveMessageWaitTimeSeconds',
    ],
    ...['MaximumMessageSize', 'RedrivePolicy.deadLetterTargetArn', 'RedrivePolicy.maxReceiveCount'],
  ],
  noEffect: {
    SqsManagedSseEnabled: 'messages never leave the process',
    KmsMasterKeyId: 'messages never leave the process',
    KmsDataKeyReusePeriodSeconds: 'messages never leave the process',
    RedriveAllowPolicy: 'permissions are not enforced here',
    Tags: 'nothing reads them',
  },
  create({ logicalId, properties }) {
    const name = stringOr(properties.QueueName, generatedName(place, logicalId, 80));
    const url = `${baseUrl}/${place.account}/${name}`;
    const arn = arnOf(place, 'sqs', name);
    queues.add(
      new Queue({ name, url, arn, ...timesOf(properties), ...redriveOf(properties, queues) }, clock),
    );
    return { ref: url, attributes: { Arn: arn, QueueName: name, QueueUrl: url } };
  },
});

/** A queue's attributes as GetQueueAttributes gives them: all values are strings. */
import type { Queue } from './queue.ts';

export const queueAttributes = (queue: Queue): Record<string, string> => {
  const { settings, createdAt } = queue;
  const { visible, inFlight, delayed } = queue.counts();
  const redrive = settings.redrive && {
    RedrivePolicy: JSON.stringify({
      deadLetterTargetArn: settings.redrive.target.settings.arn,
      maxReceiveCount: settings.redrive.maxReceiveCount,
    }),
  };
  return {
    QueueArn: settings.arn,
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    CreatedTimestamp: String(Math.floor(createdAt / 1_000)),
    LastModifiedTimestamp: String(Math.floor(createdAt / 1_000)),
    VisibilityTimeout: String(settings.visibilitySeconds),
    DelaySeconds: String(settings.delaySeconds),
    MaximumMessageSize: String(settings.maximumBytes),
    MessageRetentionPeriod: String(settings.retentionSeconds),
    ReceiveMessageWaitTimeSeconds: String(settings.waitSeconds),
    ...redrive,
  };
};

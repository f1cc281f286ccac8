/** A queue, the function that works it off, and the queue where messages wait for a person after five failures. */
import { CfnOutput, Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { HandlerFunction } from './handler-function.ts';

const attempts = 5;

export interface WorkQueueProps {
  /**
   * How soon a failed message is tried again. AWS advises six times the function's timeout; a drop is only
   * worth a pop-up for seconds, so ours is just above the timeout and the handlers are idempotent.
   */
  readonly visibility: Duration;
}

export interface Worker {
  readonly batchSize: number;
  /** At most this many at once (2 or more: SQS event source mapping, scaling configuration). */
  readonly maxConcurrency?: number;
}

export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: DeadLetterQueue;
  private readonly visibility: Duration;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    this.visibility = props.visibility;
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters', `${id}DeadLetters`);
    this.queue = new Queue(this, 'Queue', {
      visibilityTimeout: props.visibility,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: attempts },
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    new CfnOutput(this, 'Url', { value: this.queue.queueUrl }).overrideLogicalId(`${id}Queue`);
  }

  workedBy(handler: HandlerFunction, worker: Worker): void {
    if (handler.timeout.toSeconds() > this.visibility.toSeconds())
      throw new Error(
        `${this.node.path}: a message becomes visible again after ${this.visibility.toSeconds()} s, while ${handler.node.id} may still work on it for ${handler.timeout.toSeconds()} s. Raise the visibility or lower the timeout.`,
      );
    // Not SqsEventSource, which also lets the function look up the queue and change the visibility of messages:
    // neither is asked for (Amazon SQS developer guide, "Configuring a queue to trigger an AWS Lambda function").
    handler.allow({
      actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      resources: [this.queue.queueArn],
      on: `queue ${this.node.id}`,
      why: 'Lambda reads it, as the function, and removes what the function has worked off',
    });
    handler.lambda.addEventSourceMapping(this.node.id, {
      eventSourceArn: this.queue.queueArn,
      ...worker,
      reportBatchItemFailures: true,
    });
  }
}

/** Messages stay fourteen days, the longest that SQS keeps any. docs/runbook.md says what to do with them. */
export class DeadLetterQueue extends Queue {
  /** @param output under which the stack names its URL, for `npm run admin` */
  constructor(scope: Construct, id: string, output: string) {
    super(scope, id, {
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    new CfnOutput(this, 'Url', { value: this.queueUrl }).overrideLogicalId(output);
  }
}

/**
 * Feeds a queue's messages to a function (Lambda developer guide, "Using Lambda with Amazon SQS"). Messages
 * that the function did not handle stay hidden until their visibility timeout ends, then come again.
 */
import type { Cancel } from '../clock.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { LambdaFunction } from '../lambda/lambda-function.ts';
import { type MessageAttribute, md5, type ReceivedMessage } from './message.ts';
import type { Queue } from './queue.ts';

export interface MappingSettings {
  readonly batchSize: number;
  readonly maximumConcurrency: number;
  readonly reportsItemFailures: boolean;
  readonly region: string;
}

export type Target = Pick<LambdaFunction, 'invoke'>;

export class EventSourceMapping {
  readonly #queue: Queue;
  readonly #target: Target;
  readonly #settings: MappingSettings;
  readonly #unsubscribe: Cancel;
  #running = 0;
  #scheduled = false;
  #stopped = false;

  constructor(queue: Queue, target: Target, settings: MappingSettings) {
    this.#queue = queue;
    this.#target = target;
    this.#settings = settings;
    this.#unsubscribe = queue.onChange(() => this.#wake());
  }

  stop(): void {
    this.#stopped = true;
    this.#unsubscribe();
  }

  /** Once per turn of the event loop, so that messages sent together travel in one batch. */
  #wake(): void {
    if (this.#scheduled || this.#stopped) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#pull();
    });
  }

  #pull(): void {
    const { batchSize, maximumConcurrency } = this.#settings;
    while (!this.#stopped && this.#running < maximumConcurrency) {
      const batch = this.#queue.receive(batchSize);
      if (batch.length === 0) return;
      this.#running += 1;
      void this.#deliver(batch).then(() => {
        this.#running -= 1;
        this.#wake();
      });
    }
  }

  async #deliver(batch: readonly ReceivedMessage[]): Promise<void> {
    const { reportsItemFailures, region } = this.#settings;
    const failedOf = (value: unknown): ReadonlySet<string> =>
      reportsItemFailures ? failedItems(value, batch) : none;
    const records = batch.map((message) => recordOf(message, this.#queue.settings.arn, region));
    const isPartial = (value: unknown): boolean => failedOf(value).size > 0;
    const answer = await this.#target.invoke({ Records: records }, { trigger: 'sqs', isPartial });
    if (answer.status !== 'ok') return;
    const failed = failedOf(answer.value);
    for (const { messageId, receiptHandle } of batch)
      if (!failed.has(messageId)) this.#queue.delete(receiptHandle);
  }
}

const none: ReadonlySet<string> = new Set();

const everything = (batch: readonly ReceivedMessage[]): ReadonlySet<string> =>
  new Set(batch.map(({ messageId }) => messageId));

/**
 * Nothing reported means success; a report that cannot be read, or that names a message not in the batch,
 * means that the whole batch failed (developer guide, "Implementing partial batch responses").
 */
const failedItems = (value: unknown, batch: readonly ReceivedMessage[]): ReadonlySet<string> => {
  const report = isObject(value) ? value.batchItemFailures : undefined;
  if (report === undefined || report === null) return none;
  if (!Array.isArray(report)) return everything(batch);
  const all = everything(batch);
  const ids = report.map((item: unknown) => (isObject(item) ? item.itemIdentifier : undefined));
  const known = ids.filter((id): id is string => typeof id === 'string' && all.has(id));
  return known.length === ids.length ? new Set(known) : all;
};

const attributeOf = ({ DataType, StringValue, BinaryValue }: MessageAttribute): JsonObject => ({
  stringValue: StringValue,
  binaryValue: BinaryValue,
  stringListValues: [],
  binaryListValues: [],
  dataType: DataType,
});

const recordOf = (message: ReceivedMessage, arn: string, region: string): JsonObject => ({
  messageId: message.messageId,
  receiptHandle: message.receiptHandle,
  body: message.body,
  attributes: message.system,
  messageAttributes: Object.fromEntries(
    Object.entries(message.attributes).map(([name, one]) => [name, attributeOf(one)]),
  ),
  md5OfBody: md5(message.body),
  eventSource: 'aws:sqs',
  eventSourceARN: arn,
  awsRegion: region,
});

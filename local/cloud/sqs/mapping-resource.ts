/** AWS::Lambda::EventSourceMapping, from a queue. */
import type { Activity } from '../activity.ts';
import type { Iam } from '../iam/iam.ts';
import { type JsonObject, listOf, numberOr, objectOr } from '../json.ts';
import type { Functions } from '../lambda/functions.ts';
import type { LambdaFunction } from '../lambda/lambda-function.ts';
import type { Place } from '../place.ts';
import type { ResourceType } from '../template/resource-type.ts';
import { EventSourceMapping, type MappingSettings } from './event-source-mapping.ts';
import { readerActions } from './needs.ts';
import type { Queue } from './queue.ts';
import type { Queues } from './queues.ts';

export interface MappingWorld {
  readonly place: Place;
  readonly queues: Queues;
  readonly functions: Functions;
  readonly activity: Activity;
  readonly mappings: EventSourceMapping[];
  readonly iam: Iam;
}

/** Lambda begins with five batches at a time (developer guide, "Scaling and concurrency for Amazon SQS"). */
const initialConcurrency = 5;

const settingsOf = (properties: JsonObject, region: string): MappingSettings => {
  const responseTypes = listOf(properties.FunctionResponseTypes);
  return {
    batchSize: numberOr(properties.BatchSize, 10),
    maximumConcurrency: numberOr(
      objectOr(properties.ScalingConfig, {}).MaximumConcurrency,
      initialConcurrency,
    ),
    reportsItemFailures: responseTypes.includes('ReportBatchItemFailures'),
    region,
  };
};

const sourceQueue = (properties: JsonObject, queues: Queues): Queue => {
  const queue = queues.byArn(properties.EventSourceArn);
  if (queue !== undefined) return queue;
  throw new Error(`the event source ${String(properties.EventSourceArn)} is no queue of this template`);
};

/** Work is at rest when nothing of a queue that somebody reads is waiting or being read. */
const watch = (queue: Queue, activity: Activity): void => {
  activity.watch(() => {
    const { visible, inFlight } = queue.counts();
    return visible + inFlight > 0;
  });
  queue.onChange(() => activity.changed());
};

/** Lambda refuses such a mapping, because a message would come again while the function still works on it. */
const checkVisibility = ({ settings }: Queue, { definition }: LambdaFunction): void => {
  const timeoutSeconds = definition.timeoutMs / 1_000;
  if (settings.visibilitySeconds >= timeoutSeconds) return;
  throw new Error(
    `the queue's visibility timeout of ${settings.visibilitySeconds} s is less than the function's timeout of ${timeoutSeconds} s`,
  );
};

/** Lambda does not make the mapping when the function's role may not read the queue. */
const checkRole = ({ settings }: Queue, { definition }: LambdaFunction, iam: Iam): void => {
  const needs = readerActions.map((action) => ({ action, resource: settings.arn }));
  const refusal = iam.refusalOfFunction(definition.functionName, needs);
  if (refusal !== undefined) throw new Error(refusal.message);
};

export const mappingResource = (world: MappingWorld): ResourceType => ({
  honoured: [
    'BatchSize',
    'EventSourceArn',
    'FunctionName',
    'FunctionResponseTypes',
    'ScalingConfig.MaximumConcurrency',
    'Enabled',
  ],
  noEffect: {
    MaximumBatchingWindowInSeconds: 'messages are handed over at once, which the setting only delays',
    MetricsConfig: 'no metrics are kept',
    Tags: 'nothing reads them',
  },
  create({ logicalId, properties }) {
    const queue = sourceQueue(properties, world.queues);
    const target = world.functions.find(properties.FunctionName);
    checkVisibility(queue, target);
    checkRole(queue, target, world.iam);
    if (properties.Enabled !== false) {
      watch(queue, world.activity);
      const settings = settingsOf(properties, world.place.region);
      world.mappings.push(new EventSourceMapping(queue, target, settings));
    }
    return { ref: logicalId, attributes: { Id: logicalId } };
  },
});

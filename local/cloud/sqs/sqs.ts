/** Amazon SQS, and the mappings that feed queues to functions. */
import type { Activity } from '../activity.ts';
import type { Clock } from '../clock.ts';
import type { Iam } from '../iam/iam.ts';
import type { Functions } from '../lambda/functions.ts';
import type { Place } from '../place.ts';
import type { Service } from '../service.ts';
import type { EventSourceMapping } from './event-source-mapping.ts';
import { mappingResource } from './mapping-resource.ts';
import { sqsNeeds } from './needs.ts';
import { queueResource } from './queue-resource.ts';
import { queues as noQueues, type Queues } from './queues.ts';
import { sqsActions } from './sqs-api.ts';

export interface SqsWorld {
  readonly place: Place;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly functions: Functions;
  readonly baseUrl: string;
  readonly iam: Iam;
}

export const startSqs = (world: SqsWorld): Service & { readonly queues: Queues } => {
  const queues = noQueues();
  const mappings: EventSourceMapping[] = [];
  return {
    queues,
    types: {
      'AWS::SQS::Queue': queueResource({ ...world, queues }),
      'AWS::Lambda::EventSourceMapping': mappingResource({ ...world, queues, mappings }),
    },
    actions: { AmazonSQS: sqsActions(queues, world.clock) },
    needs: { AmazonSQS: sqsNeeds(world.place) },
    stop() {
      for (const mapping of mappings) mapping.stop();
      for (const queue of queues.all()) queue.purge();
    },
  };
};

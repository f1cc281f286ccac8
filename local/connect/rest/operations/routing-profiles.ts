/** DescribeRoutingProfile and ListRoutingProfileQueues (SDK type). An agent's first queue is their default outbound queue. */
import * as v from 'valibot';
import { type Agent, agentById, type Centre, queueById } from '../../centre.ts';
import type { Instance } from '../../instance.ts';
import {
  type Input,
  identifier,
  instanceId,
  type Operation,
  parse,
  resource,
  usualRate,
} from '../operation.ts';
import { Refusal } from '../refusal.ts';

const request = v.object({ InstanceId: instanceId, RoutingProfileId: identifier(256) });

const ownerOf = (centre: Centre, input: Input): Agent => {
  const { RoutingProfileId } = parse(request, input);
  const agent = agentById(centre, RoutingProfileId);
  if (!agent)
    throw new Refusal('ResourceNotFoundException', `There is no routing profile ${RoutingProfileId}`);
  return agent;
};

export const describeRoutingProfile = (centre: Centre): Operation => ({
  name: 'DescribeRoutingProfile',
  method: 'GET',
  path: /^\/routing-profiles\/(?<InstanceId>[^/]+)\/(?<RoutingProfileId>[^/]+)$/,
  rate: usualRate,
  resources: resource('routing-profile', 'RoutingProfileId'),
  run: (input) => {
    const { id, name, queueIds } = ownerOf(centre, input);
    // documented: AssociatedQueueIds is not filled by this operation.
    return {
      RoutingProfile: {
        RoutingProfileId: id,
        Name: `Calls of ${name}`,
        DefaultOutboundQueueId: queueIds[0],
        NumberOfAssociatedQueues: queueIds.length,
      },
    };
  },
});

export const listRoutingProfileQueues = (centre: Centre, instance: Instance): Operation => ({
  name: 'ListRoutingProfileQueues',
  method: 'GET',
  path: /^\/routing-profiles\/(?<InstanceId>[^/]+)\/(?<RoutingProfileId>[^/]+)\/queues$/,
  rate: usualRate,
  resources: resource('routing-profile', 'RoutingProfileId'),
  run: (input) => ({
    RoutingProfileQueueConfigSummaryList: ownerOf(centre, input).queueIds.map((queueId) => ({
      QueueId: queueId,
      QueueArn: instance.queueArn(queueId),
      QueueName: queueById(centre, queueId)?.name ?? queueId,
      Priority: 1,
      Delay: 0,
      Channel: 'VOICE',
    })),
  }),
});

/** DescribeUser (SDK type). Each agent of the laptop has a routing profile of their own, with the agent's id. */
import * as v from 'valibot';
import { agentById, type Centre } from '../../centre.ts';
import type { Instance } from '../../instance.ts';
import { identifier, instanceId, type Operation, parse, resource, usualRate } from '../operation.ts';
import { Refusal } from '../refusal.ts';

const request = v.object({ InstanceId: instanceId, UserId: identifier(256) });

export const describeUser = (centre: Centre, instance: Instance): Operation => ({
  name: 'DescribeUser',
  method: 'GET',
  path: /^\/users\/(?<InstanceId>[^/]+)\/(?<UserId>[^/]+)$/,
  rate: usualRate,
  resources: resource('agent', 'UserId'),
  run: (input) => {
    const { UserId } = parse(request, input);
    const agent = agentById(centre, UserId);
    if (!agent) throw new Refusal('ResourceNotFoundException', `There is no user ${UserId}`);
    return {
      User: {
        Id: agent.id,
        Arn: instance.agentArn(agent.id),
        Username: agent.username,
        RoutingProfileId: agent.id,
      },
    };
  },
});

/** ListAgentStatuses (SDK type): which statuses take calls. documented types: ROUTABLE, CUSTOM, OFFLINE. */

import * as v from 'valibot';
import type { Instance } from '../../instance.ts';
import { type AgentStatus, agentStatuses } from '../../model/softphone.ts';
import { instanceId, type Operation, parse, usualRate } from '../operation.ts';

const types: Readonly<Record<AgentStatus, string>> = {
  Available: 'ROUTABLE',
  Break: 'CUSTOM',
  Offline: 'OFFLINE',
};

const request = v.object({ InstanceId: instanceId });

export const listAgentStatuses = (instance: Instance): Operation => ({
  name: 'ListAgentStatuses',
  method: 'GET',
  path: /^\/agent-status\/(?<InstanceId>[^/]+)$/,
  rate: usualRate,
  resources: () => ['agent-state/*'],
  run: (input) => {
    parse(request, input);

    return {
      AgentStatusSummaryList: agentStatuses.map((name) => ({
        Id: name.toLowerCase(),
        Arn: `${instance.arn}/agent-state/${name.toLowerCase()}`,
        Name: name,
        Type: types[name],
      })),
    };
  },
});

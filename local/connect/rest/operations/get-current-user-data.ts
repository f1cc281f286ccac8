/** GetCurrentUserData for named agents (SDK type). documented: of users who are active; who is offline is left out (assumed). */
import * as v from 'valibot';
import type { Instance } from '../../instance.ts';
import type { CardState, Softphone } from '../../model/softphone.ts';
import type { Switchboard } from '../../model/switchboard.ts';
import { type Input, identifier, instanceId, type Operation, parse, usualRate } from '../operation.ts';

const request = v.object({
  InstanceId: instanceId,
  Filters: v.strictObject(
    { Agents: v.pipe(v.array(identifier(256)), v.minLength(1, 'must name an agent'), v.maxLength(100)) },
    'must be Agents: the laptop filters by nothing else',
  ),
});

/** documented values of AgentContactState. */
const states: Readonly<Record<CardState, string>> = {
  dialling: 'CONNECTING',
  incoming: 'INCOMING',
  connected: 'CONNECTED',
  'after-contact-work': 'ENDED',
  missed: 'MISSED',
  refused: 'REJECTED',
};

const userData = ({ agent, status, nextStatus, idleSince, cards }: Softphone, instance: Instance) => ({
  User: { Id: agent.id, Arn: instance.agentArn(agent.id) },
  Status: { StatusName: status, StatusStartTimestamp: idleSince / 1_000 },
  NextStatus: nextStatus,
  Contacts: cards.map(({ contactId, state, since }) => ({
    ContactId: contactId,
    Channel: 'VOICE',
    AgentContactState: states[state],
    StateStartTimestamp: since / 1_000,
  })),
});

/** What a request that is not understood asks for is nothing: it is refused as such. */
const agentsAsked = (input: Input): readonly string[] => {
  const asked = v.safeParse(request, input);
  return asked.success ? asked.output.Filters.Agents.map((id) => `agent/${id}`) : [];
};

export const getCurrentUserData = ({ softphones }: Switchboard, instance: Instance): Operation => ({
  name: 'GetCurrentUserData',
  method: 'POST',
  path: /^\/metrics\/userdata\/(?<InstanceId>[^/]+)$/,
  rate: usualRate,
  resources: agentsAsked,
  run: (input) => {
    const { Filters } = parse(request, input);
    const found = softphones
      .all()
      .filter(({ agent, status }) => Filters.Agents.includes(agent.id) && status !== 'Offline');
    return { UserDataList: found.map((softphone) => userData(softphone, instance)) };
  },
});

/** POST /sim/agents/{id}/…: the agents' softphones. */
import { NotPossible } from '../model/not-possible.ts';
import type { CardState, Softphone } from '../model/softphone.ts';
import type { Switchboard } from '../model/switchboard.ts';
import { type Endpoint, ok } from './endpoint.ts';
import { agentAction, agentStatus, parseBody } from './sim-request.ts';

const at = (verb: string): Pick<Endpoint, 'method' | 'path'> => ({
  method: 'POST',
  path: new RegExp(`^/sim/agents/([^/]+)/${verb}$`),
});

interface OnCard {
  readonly verb: string;
  readonly states: readonly CardState[];
  run(softphone: Softphone, contactId: string): void;
}

const onCard = (switchboard: Switchboard, { verb, states, run }: OnCard): Endpoint => ({
  ...at(verb),
  run: (agentId, body) => {
    const wanted = parseBody(agentAction, body);
    const softphone = switchboard.softphones.get(agentId);
    const { contactId } = softphone.pick(states, wanted.contactId);
    run(softphone, contactId);
    return ok({ contactId });
  },
});

const status = (switchboard: Switchboard): Endpoint => ({
  ...at('status'),
  run: (agentId, body) => {
    const softphone = switchboard.softphones.get(agentId);
    softphone.setStatus(parseBody(agentStatus, body).status);
    switchboard.route();
    const { nextStatus } = softphone;
    return ok({ status: softphone.status, ...(nextStatus !== undefined && { nextStatus }) });
  },
});

const notModelled = (verb: string): Endpoint => ({
  ...at(verb),
  run: () => {
    throw new NotPossible('not-modelled', `${verb} is not modelled yet`);
  },
});

export const agentEndpoints = (switchboard: Switchboard): readonly Endpoint[] => [
  onCard(switchboard, {
    verb: 'accept',
    states: ['incoming'],
    run: (softphone, contactId) => switchboard.accept(softphone, contactId),
  }),
  onCard(switchboard, {
    verb: 'hangup',
    states: ['connected'],
    run: (_softphone, contactId) =>
      switchboard.end(switchboard.contacts.get(contactId), { by: 'agent', reason: 'AGENT_DISCONNECT' }),
  }),
  onCard(switchboard, {
    verb: 'clear',
    states: ['after-contact-work', 'missed'],
    run: (softphone, contactId) => switchboard.clear(softphone, contactId),
  }),
  status(switchboard),
  notModelled('hold'),
  notModelled('transfer'),
];

/** POST /sim/agents/{id}/…: hold, transfers and conferences, dialling, and supervisors. */
import { destinationOf } from '../model/destination.ts';
import { at, onCard } from './agent-verb.ts';
import { created, type Endpoint, type SimOptions } from './endpoint.ts';
import { agentCall, monitored, parseBody, transfer } from './sim-request.ts';

const transferring = ({ switchboard, queues, transfers }: SimOptions): Endpoint => ({
  ...at('transfer'),
  run: (agentId, body) => {
    const { contactId, kind, ...names } = parseBody(transfer, body);
    const { softphones } = switchboard;
    const card = softphones.get(agentId).pick(['connected'], contactId);
    return created(transfers.start(card.contactId, destinationOf(names, { queues, softphones }), kind));
  },
});

const dialling = ({ switchboard, dialling: phones, tellsReason }: SimOptions): Endpoint => ({
  ...at('dial'),
  run: (agentId, body) => {
    const call = parseBody(agentCall, body);
    return created(phones.dial(switchboard.softphones.get(agentId), { ...call, tellsReason }));
  },
});

const monitoring = ({ switchboard: { softphones }, supervisors }: SimOptions): Endpoint => ({
  ...at('monitor'),
  run: (supervisorId, body) => {
    const { agent, contactId } = parseBody(monitored, body);
    const card = softphones.get(agent).pick(['connected'], contactId);
    return created(supervisors.monitor(softphones.get(supervisorId), card.contactId));
  },
});

export const agentCallEndpoints = (options: SimOptions): readonly Endpoint[] => {
  const { switchboard, agentSide, supervisors } = options;
  const during = (verb: string, run: (contactId: string) => void): Endpoint =>
    onCard(switchboard.softphones, { verb, states: ['connected'], run });
  return [
    during('hold', (contactId) => agentSide.hold(contactId)),
    during('retrieve', (contactId) => agentSide.retrieve(contactId)),
    during('swap', (contactId) => agentSide.swap(contactId)),
    during('join', (contactId) => agentSide.join(contactId)),
    during('complete', (contactId) => agentSide.complete(contactId)),
    during('barge', (contactId) => supervisors.barge(contactId)),
    during('take-over', (contactId) => supervisors.takeOver(contactId)),
    transferring(options),
    dialling(options),
    monitoring(options),
  ];
};

/** POST /sim/agents/{id}/…: taking calls, leaving them, and being there. */
import { clearableStates } from '../model/softphone.ts';
import type { Switchboard } from '../model/switchboard.ts';
import { at, onCard } from './agent-verb.ts';
import { type Endpoint, ok, type SimOptions } from './endpoint.ts';
import { agentStatus, parseBody } from './sim-request.ts';

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

export const agentEndpoints = ({ switchboard, agentSide }: SimOptions): readonly Endpoint[] => [
  ...[
    onCard(switchboard.softphones, {
      verb: 'accept',
      states: ['incoming'],
      run: (contactId, softphone) => switchboard.accept(softphone, contactId),
    }),
    onCard(switchboard.softphones, {
      verb: 'refuse',
      states: ['incoming'],
      run: (contactId, softphone) => switchboard.turnDown(softphone, contactId, 'refused'),
    }),
    onCard(switchboard.softphones, {
      verb: 'miss',
      states: ['incoming'],
      run: (contactId, softphone) => switchboard.turnDown(softphone, contactId, 'missed'),
    }),
    onCard(switchboard.softphones, {
      verb: 'hangup',
      states: ['connected', 'dialling'],
      run: (contactId) => agentSide.hangUp(contactId),
    }),
    onCard(switchboard.softphones, {
      verb: 'clear',
      states: clearableStates,
      run: (contactId, softphone) => switchboard.clear(softphone, contactId),
    }),
  ],
  status(switchboard),
];

/** The people and the call that the browser tests are about. */
import type { View } from '../../core/contracts/agent-socket.ts';
import type { CallView as Call, AgentContact as Contact, WorldSnapshot } from '../../local/connect/world.ts';

/** Monday 23 November 2026, 14:02:11 UTC: when Marina's call broke off. */
export const droppedAt = Date.UTC(2026, 10, 23, 14, 2, 11);

export const marinasDrop: View = {
  interruptionId: 'int-marina',
  version: 1,
  state: 'offered',
  reason: 'customer-disconnect',
  contactId: 'c-1',
  protocol: '20261123-004817',
  queueId: 'q-support',
  queueName: 'Support',
  maskedNumber: '+55•••••••••21',
  droppedAt,
  talkSeconds: 222,
  popupUntil: droppedAt + 10_700,
  attempt: 0,
  canResume: true,
  whyNot: null,
  callbackContactId: null,
  form: null,
};

export const joaosDrop: View = {
  ...marinasDrop,
  interruptionId: 'int-joao',
  contactId: 'c-2',
  protocol: '20261123-004651',
  maskedNumber: '+55•••••••••77',
  reason: 'line-problem',
  droppedAt: droppedAt - 180_000,
  talkSeconds: 46,
  popupUntil: null,
};

export const marinasForm: NonNullable<View['form']> = {
  fields: [
    { name: 'subject', label: 'Subject', type: 'text', required: true },
    {
      name: 'outcome',
      label: 'Outcome of the contact',
      type: 'choice',
      required: true,
      options: ['Solved', 'Waiting for the customer'],
    },
    { name: 'note', label: 'Note for whoever answers next', type: 'text', required: false },
  ],
  draft: {},
};

const attributes = { protocol: '20261123-004817', customerName: 'Marina Alves', plan: 'Controle 40 GB' };

export const marinasCall: Call = {
  contactId: 'c-1',
  number: '+5511987654321',
  queueId: 'q-support',
  state: 'connected',
  kind: 'inbound',
  said: ['Welcome. This call may be recorded.'],
};

export const aminasContact: Contact = {
  contactId: 'c-1',
  state: 'connected',
  direction: 'inbound',
  number: '+5511987654321',
  queueId: 'q-support',
  queueName: 'Support',
  attributes,
  since: new Date(droppedAt - 222_000).toISOString(),
};

export const worldWith = (calls: readonly Call[], contacts: readonly Contact[]): WorldSnapshot => ({
  agents: [
    { id: 'a-amina', username: 'amina', name: 'Amina Costa', status: 'Available', contacts: [...contacts] },
    { id: 'a-ben', username: 'ben', name: 'Ben Rocha', status: 'Break', contacts: [] },
  ],
  calls: [...calls],
});

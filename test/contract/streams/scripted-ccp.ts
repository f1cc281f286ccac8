/** Runs in the CCP's frame: the simulated CCP's half of the conversation, with a test as its Amazon Connect. */
import type { CentreInfo } from '../../../local/ccp/centre-info.ts';
import { configurationOf } from '../../../local/ccp/page/configuration.ts';
import { snapshotOf } from '../../../local/ccp/page/snapshot.ts';
import { openLink } from '../../../local/ccp/page/streams-link.ts';
import type { Contact } from '../../../local/desk/page/world.ts';

export interface ScriptedCcp {
  readonly requests: { method: string; params: unknown }[];
  /** What Amazon Connect answers to the next requests; empty: it does as asked. */
  refusal: string;
  show(contacts: readonly Contact[], relatedContactId?: string): void;
  view(contactId: string): void;
}

const arn = 'arn:aws:connect:us-east-1:111122223333:instance/5e6f2a90-3c1d-4b7e-9a52-0d4c8b1f7e31';
const amina = { id: 'a-amina', username: 'amina', name: 'Amina Diallo', queueIds: ['q-support'] };
const info: CentreInfo = {
  instanceArn: arn,
  queues: [{ id: 'q-support', name: 'Support' }],
  agents: [amina],
};

/** What is on the agent's CCP when the page is loaded; the page around knows. */
const { present } = window.parent as unknown as { readonly present: readonly Contact[] };

const show = (contacts: readonly Contact[], relatedContactId?: string): void => {
  const calls = contacts.map(({ contactId, number, queueId }) => ({
    ...{ contactId, number, queueId, state: 'connected' as const, kind: 'inbound' as const, said: [] },
    ...(relatedContactId !== undefined && { relatedContactId }),
  }));
  const agent = { ...amina, status: 'Available', contacts: [...contacts] };
  link.update({
    configuration: configurationOf(info, amina, 'pt_BR'),
    snapshot: snapshotOf(info, { agents: [agent], calls }, agent),
  });
};

const link = openLink({
  listening: () => show(present),
  request: async (method, params) => {
    ccp.requests.push({ method, params });
    if (ccp.refusal !== '') throw new Error(ccp.refusal);
  },
});

const ccp: ScriptedCcp = { requests: [], refusal: '', show, view: (contactId) => link.view(contactId) };
Object.assign(window, { ccp });

/** Everything visible at one moment, for the desk page and for people with curl. */
import { consulting, consultOf } from './model/consult.ts';
import type { Consult, Contact, EndedBy } from './model/contact.ts';
import type { Contacts } from './model/contacts.ts';
import type { AgentStatus, Card, CardState, Softphone } from './model/softphone.ts';
import type { Switchboard } from './model/switchboard.ts';

export interface AgentContact {
  readonly contactId: string;
  readonly state: CardState;
  readonly direction: 'inbound' | 'outbound';
  readonly number: string;
  /** The queue it came through; for an agent's own queue the agent's id. Null when it had none. */
  readonly queueId: string | null;
  readonly queueName: string | null;
  readonly attributes: Readonly<Record<string, string>>;
  /** When this state began, ISO 8601. */
  readonly since: string;
  /** The customer is on hold. */
  readonly onHold?: true;
  /** Somebody is called in: their leg, its state, and whom this agent hears. */
  readonly consult?: ConsultView;
}

export interface ConsultView {
  readonly contactId: string;
  readonly state: CallState;
  readonly talk: Consult['talk'];
}

export interface AgentView {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly status: AgentStatus;
  /** Taken once the agent's softphone is empty. */
  readonly nextStatus?: AgentStatus;
  readonly contacts: readonly AgentContact[];
}

/**
 * `ringing`: our callback rings; `waiting`: the customer answered it and waits for an agent; `queued`: a
 * customer who called waits; `offered`: it rings at an agent.
 */
export type CallState = 'queued' | 'offered' | 'connected' | 'ringing' | 'waiting' | 'ended';

export interface CallView {
  readonly contactId: string;
  readonly number: string;
  readonly queueId: string | null;
  readonly state: CallState;
  /** `outbound`: an agent dialled; `external`: somebody outside whom an agent called in. */
  readonly kind: 'inbound' | 'callback' | 'outbound' | 'external';
  /** `agent`: an agent is asked or heard while the customer stays with another leg; `supervisor`: somebody listens. */
  readonly beside?: 'agent' | 'supervisor';
  readonly onHold?: true;
  readonly relatedContactId?: string;
  /** The earlier leg of this conversation, when it moved on. */
  readonly previousContactId?: string;
  readonly endedBy?: EndedBy;
  /** Prompts the customer heard. */
  readonly said: readonly string[];
  /** Prompts the agent heard before being connected. */
  readonly whispered?: readonly string[];
}

export interface WorldSnapshot {
  readonly agents: readonly AgentView[];
  readonly calls: readonly CallView[];
}

const consultView = (contacts: Contacts, contact: Contact): ConsultView | undefined => {
  const running = consultOf(contacts, contact);
  return (
    running && {
      contactId: running.leg.contactId,
      state: callState(running.leg),
      talk: running.consult.talk,
    }
  );
};

const agentContact = (card: Card, contacts: Contacts): AgentContact => {
  const contact = contacts.get(card.contactId);
  const consult = consultView(contacts, contact);
  const place = contact.queue ?? contact.namedQueue;
  return {
    contactId: card.contactId,
    state: card.state,
    direction: contact.line.kind === 'inbound' ? 'inbound' : 'outbound',
    number: contact.line.number,
    queueId: place?.id ?? null,
    queueName: place?.name ?? null,
    attributes: Object.fromEntries(contact.attributes),
    since: new Date(card.since).toISOString(),
    ...(contact.agent?.heldSince !== undefined && { onHold: true }),
    ...(consult && { consult }),
  };
};

const agentView = (softphone: Softphone, contacts: Contacts): AgentView => {
  const { agent, status, nextStatus, cards } = softphone;
  return {
    id: agent.id,
    username: agent.username,
    name: agent.name,
    status,
    ...(nextStatus !== undefined && { nextStatus }),
    contacts: cards.map((card) => agentContact(card, contacts)),
  };
};

const callState = ({ stage, line }: Contact): CallState =>
  stage === 'in-flow' || stage === 'queued' ? (line.kind === 'callback' ? 'waiting' : 'queued') : stage;

const besideOf = (contacts: Contacts, contact: Contact): CallView['beside'] => {
  if (contact.initiationMethod === 'MONITOR') return 'supervisor';
  const asked = contact.initiationMethod === 'TRANSFER' && consulting(contacts, contact);
  return asked ? 'agent' : undefined;
};

const callView = (contacts: Contacts, contact: Contact, beside = besideOf(contacts, contact)): CallView => ({
  contactId: contact.contactId,
  number: contact.line.number,
  queueId: (contact.queue ?? contact.namedQueue)?.id ?? null,
  state: callState(contact),
  kind: contact.line.kind,
  ...(beside && { beside }),
  ...(contact.agent?.heldSince !== undefined && { onHold: true }),
  ...(contact.relatedContactId !== undefined && { relatedContactId: contact.relatedContactId }),
  ...(contact.previousContactId !== undefined && { previousContactId: contact.previousContactId }),
  ...(contact.disconnect && { endedBy: contact.disconnect.by }),
  said: [...contact.line.said],
  ...(contact.whispered && { whispered: contact.whispered }),
});

export const snapshot = ({ softphones, contacts }: Switchboard): WorldSnapshot => ({
  agents: softphones.all().map((softphone) => agentView(softphone, contacts)),
  calls: contacts.all().map((contact) => callView(contacts, contact)),
});

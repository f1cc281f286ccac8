/** Everything visible at one moment, for the desk page and for people with curl. */
import type { Contact, EndedBy } from './model/contact.ts';
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
  readonly kind: 'inbound' | 'callback';
  readonly relatedContactId?: string;
  /** The earlier leg of this conversation, after it moved to another queue. */
  readonly previousContactId?: string;
  readonly endedBy?: EndedBy;
  /** Prompts the customer heard. */
  readonly said: readonly string[];
}

export interface WorldSnapshot {
  readonly agents: readonly AgentView[];
  readonly calls: readonly CallView[];
}

const agentContact = (card: Card, contact: Contact): AgentContact => {
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
    contacts: cards.map((card) => agentContact(card, contacts.get(card.contactId))),
  };
};

const callState = ({ stage, line }: Contact): CallState =>
  stage === 'in-flow' || stage === 'queued' ? (line.kind === 'callback' ? 'waiting' : 'queued') : stage;

const callView = (contact: Contact): CallView => ({
  contactId: contact.contactId,
  number: contact.line.number,
  queueId: (contact.queue ?? contact.namedQueue)?.id ?? null,
  state: callState(contact),
  kind: contact.line.kind,
  ...(contact.relatedContactId !== undefined && { relatedContactId: contact.relatedContactId }),
  ...(contact.previousContactId !== undefined && { previousContactId: contact.previousContactId }),
  ...(contact.disconnect && { endedBy: contact.disconnect.by }),
  said: [...contact.line.said],
});

export const snapshot = ({ softphones, contacts }: Switchboard): WorldSnapshot => ({
  agents: softphones.all().map((softphone) => agentView(softphone, contacts)),
  calls: contacts.all().map(callView),
});

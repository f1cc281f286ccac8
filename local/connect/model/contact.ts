/**
 * One leg: what Amazon Connect calls a contact. A conversation that moves on gets a new leg with the same
 * line to the customer and the same attributes, linked by previousContactId and initialContactId
 * (documented: "identify conferences and transfers", "contact attributes").
 */
import type { Agent } from '../centre.ts';

/**
 * documented values; the ones that the model can bring about. OUTBOUND: an agent dialled; TRANSFER: an agent
 * sent the conversation on to an agent or a queue; EXTERNAL_OUTBOUND: an agent called somebody outside.
 */
export type InitiationMethod =
  | 'INBOUND'
  | 'OUTBOUND'
  | 'API'
  | 'QUEUE_TRANSFER'
  | 'TRANSFER'
  | 'EXTERNAL_OUTBOUND'
  | 'MONITOR';

/** documented values for voice (contact record, DisconnectReason) that a modelled call can end with. */
export const disconnectReasons = [
  'CUSTOMER_DISCONNECT',
  'AGENT_DISCONNECT',
  'TELECOM_PROBLEM',
  'TELECOM_BUSY',
  'TELECOM_NUMBER_INVALID',
  'TELECOM_UNANSWERED',
  'TELECOM_TIMEOUT',
  'TELECOM_POTENTIAL_BLOCKING',
  'TELECOM_ORIGINATOR_CANCEL',
  'THIRD_PARTY_DISCONNECT',
  'BARGED',
  'CONTACT_FLOW_DISCONNECT',
  'OTHER',
] as const;
export type DisconnectReason = (typeof disconnectReasons)[number];

/** `in-flow`: the customer is on the line and hears a flow, no queue yet. */
export type Stage = 'ringing' | 'in-flow' | 'queued' | 'offered' | 'connected' | 'ended';

export type EndedBy =
  | 'customer'
  | 'line'
  | 'agent'
  | 'api'
  | 'flow'
  | 'not-answered'
  | 'transfer'
  | 'third-party'
  | 'supervisor';

/**
 * Who is at the far end: the customer, whose line stays the same while legs come and go, or somebody outside
 * whom an agent called (`external`).
 */
export interface FarLine {
  readonly number: string;
  /** The contact centre's number; none for a queue without one. */
  readonly systemNumber: string | undefined;
  readonly kind: 'inbound' | 'callback' | 'outbound' | 'external';
  /** Prompts the customer heard. */
  readonly said: string[];
  /** Whether the events of this conversation carry disconnectReason. */
  readonly tellsReason: boolean;
  /** Flow that runs while the customer waits in a queue (UpdateContactEventHooks, CustomerQueue). */
  queueFlowId?: string;
  /** Flow that an agent hears before being connected (UpdateContactEventHooks, AgentWhisper). */
  whisperFlowId?: string;
}

export type QueueKind = 'STANDARD' | 'AGENT';

export interface QueuePlace {
  readonly kind: QueueKind;
  /** The queue's id; for an agent's own queue the agent's id. */
  readonly id: string;
  readonly name: string;
  readonly arn: string;
}

/** The agent's part in a leg; there from the moment the agent is connected. */
export interface AgentPart {
  readonly agent: Agent;
  readonly connectedAt: number;
  afterContactWorkStartedAt?: number;
  afterContactWorkEndedAt?: number;
  /** Since when the customer is on hold. No contact event tells (documented by omission). */
  heldSince?: number;
  /** Milliseconds of earlier holds: agentInitiatedHoldDuration (documented). */
  heldMs?: number;
}

/** Somebody whom the agent of a leg has called in while keeping the customer. */
export interface Consult {
  /** The destination's leg. */
  readonly contactId: string;
  /** Whom the agent hears; `both`: three are on the line. */
  talk: 'destination' | 'customer' | 'both';
}

/** A transfer that a leg led to, as DescribeContact's NextContacts lists it (SDK type). */
export interface NextContact {
  readonly contactId: string;
  readonly at: number;
  readonly type: 'USER' | 'QUEUE' | 'PHONE_NUMBER';
  readonly name: string;
}

/** What a supervisor's leg went through (documented: stateTransitions, supervisors only). */
export interface Supervision {
  readonly state: 'SILENT_MONITOR' | 'BARGE';
  readonly since: number;
}

export interface Contact {
  readonly contactId: string;
  readonly initiationMethod: InitiationMethod;
  readonly initiatedAt: number;
  readonly line: FarLine;
  /** User-defined attributes, shared by all legs with the same initial contact (documented). */
  readonly attributes: Map<string, string>;
  readonly initialContactId?: string;
  readonly previousContactId?: string;
  readonly relatedContactId?: string;
  /** The queue named when the contact began: an inbound call's destination, a callback's caller id. */
  readonly namedQueue?: QueuePlace;
  /** Transfers that this leg's agent started, first to last. */
  readonly nextContacts: NextContact[];
  consult?: Consult;
  /** The agent who dialled (OUTBOUND); they are connected once the phone is answered. */
  readonly dialledBy?: Agent;
  /** A consult that nobody takes ends instead of waiting on. */
  readonly endsUnaccepted?: boolean;
  readonly supervision?: Supervision[];
  stage: Stage;
  connectedToSystemAt?: number;
  /** 1 is served first; 5 unless a flow changes it (documented). */
  priority: number;
  /** Seconds added to the waiting time when callers are compared (documented: routing age). */
  queueTimeAdjustment: number;
  targetQueue?: QueuePlace;
  queue?: QueuePlace & { readonly enqueuedAt: number };
  offeredTo?: string;
  /** The last agent at whom it rang. */
  rang?: Agent;
  agent?: AgentPart;
  /** What the agent heard before being connected. */
  whispered?: readonly string[];
  disconnect?: { readonly at: number; readonly reason?: DisconnectReason; readonly by: EndedBy };
}

export const isLive = (contact: Contact): boolean => contact.stage !== 'ended';

/** Attributes are kept under the first contact of a conversation. */
export const initialIdOf = (contact: Contact): string => contact.initialContactId ?? contact.contactId;

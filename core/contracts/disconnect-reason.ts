/**
 * Amazon Connect's disconnect reasons of voice contacts, in our reason codes.
 * Source: "Data model for contact records", DisconnectReason (administrator guide). It is an open list.
 */
import type { DropReason, FailureReason, HarmlessReason } from './reason.ts';

/** Reasons with which no ongoing conversation can have dropped: the EventBridge rules keep them out. */
export const harmlessDisconnects = [
  'AGENT_DISCONNECT',
  'BARGED',
  'CONTACT_FLOW_DISCONNECT',
  'OTHER',
  'EXPIRED',
  'CUSTOMER_NEVER_ARRIVED',
  'TELECOM_BUSY',
  'TELECOM_NUMBER_INVALID',
  'TELECOM_UNANSWERED',
  'TELECOM_TIMEOUT',
  'TELECOM_POTENTIAL_BLOCKING',
  'TELECOM_ORIGINATOR_CANCEL',
] as const;

/** A map and not an object: what is looked up comes from outside, and may be called `constructor`. */
const table = <Code>(codes: Readonly<Record<string, Code>>): ReadonlyMap<string, Code> =>
  new Map(Object.entries(codes));

const drops = table<DropReason>({
  // Documented: it cannot be told from this value whether the line broke or the customer hung up.
  CUSTOMER_DISCONNECT: 'customer-disconnect',
  TELECOM_PROBLEM: 'line-problem',
  // Assumed: the guide's editions differ on which side this is. Off unless an admin lists it.
  THIRD_PARTY_DISCONNECT: 'third-party-disconnect',
});

const harmless = table<HarmlessReason>({
  AGENT_DISCONNECT: 'agent-disconnect',
  BARGED: 'barged',
  CONTACT_FLOW_DISCONNECT: 'flow-disconnect',
});

const failures = table<FailureReason>({
  TELECOM_BUSY: 'busy',
  TELECOM_UNANSWERED: 'no-answer',
  TELECOM_TIMEOUT: 'no-answer',
  TELECOM_ORIGINATOR_CANCEL: 'no-answer',
  TELECOM_NUMBER_INVALID: 'invalid-number',
  TELECOM_POTENTIAL_BLOCKING: 'blocked',
  TELECOM_PROBLEM: 'line-problem',
});

export type ConversationEnd =
  | { readonly type: 'drop'; readonly reason: DropReason }
  | { readonly type: 'harmless'; readonly reason: HarmlessReason };

/** What a disconnect reason says about a conversation between a customer and an agent. */
export const conversationEnd = (disconnectReason: string): ConversationEnd => {
  const drop = drops.get(disconnectReason);
  if (drop) return { type: 'drop', reason: drop };
  return { type: 'harmless', reason: harmless.get(disconnectReason) ?? 'other-end' };
};

/** Why an outbound call that nobody answered failed. */
export const callFailure = (disconnectReason: string): FailureReason =>
  failures.get(disconnectReason) ?? 'no-answer';

/** Contact events in the documented shapes, of either spelling (administrator guide, contact events). */
import type { Conversation } from './conversation.ts';
import { isWithAgent, type Leg } from './leg.ts';

const instance = 'arn:aws:connect:us-east-1:111122223333:instance/5e6f2a90-3c1d-4b7e-9a52-0d4c8b1f7e31';

export interface EventStyle {
  readonly spelling: 'camelCase' | 'PascalCase';
  /** Whether the event says why the call ended: seen, not documented. */
  readonly saysReasons: boolean;
  /** How far Amazon Connect's clock is ahead of ours, in milliseconds. */
  readonly ahead: number;
}

export type EventType =
  | 'INITIATED'
  | 'CONNECTED_TO_SYSTEM'
  | 'QUEUED'
  | 'CONNECTED_TO_AGENT'
  | 'DISCONNECTED'
  | 'COMPLETED';

type Members = Record<string, unknown>;

const iso = (instant: number | undefined): string | undefined =>
  instant === undefined ? undefined : new Date(instant).toISOString();

const agentInfo = (leg: Leg, { ahead }: EventStyle): Members | undefined =>
  isWithAgent(leg)
    ? {
        agentArn: `${instance}/agent/${leg.agentId}`,
        connectedToAgentTimestamp: iso(leg.connectedAt + ahead),
        ...(leg.workEndedAt !== undefined && {
          afterContactWorkEndTimestamp: iso(leg.workEndedAt + ahead),
        }),
      }
    : undefined;

/** Not part of the events of a call that an agent dialled (documented). */
const queueInfo = ({ method, queueId, isAgentQueue }: Leg): Members | undefined =>
  queueId === undefined || method === 'OUTBOUND'
    ? undefined
    : { queueArn: `${instance}/queue/${queueId}`, queueType: isAgentQueue ? 'AGENT' : 'STANDARD' };

const ending = (leg: Leg, style: EventStyle): Members => ({
  disconnectTimestamp: iso((leg.endedAt ?? 0) + style.ahead),
  ...(style.saysReasons && leg.reason !== undefined && { disconnectReason: leg.reason }),
});

const detailOf = (conversation: Conversation, leg: Leg, type: EventType, style: EventStyle): Members => ({
  eventType: type,
  contactId: leg.contactId,
  ...(leg.contactId !== conversation.id && { initialContactId: conversation.id }),
  ...(leg.previousId !== undefined && { previousContactId: leg.previousId }),
  ...(leg.relatedId !== undefined && { relatedContactId: leg.relatedId }),
  channel: 'VOICE',
  instanceArn: instance,
  initiationMethod: leg.method,
  initiationTimestamp: iso(leg.initiatedAt + style.ahead),
  ...(leg.answeredAt !== undefined && { connectedToSystemTimestamp: iso(leg.answeredAt + style.ahead) }),
  ...(leg.endedAt !== undefined && ending(leg, style)),
  agentInfo: agentInfo(leg, style),
  queueInfo: queueInfo(leg),
});

const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null;

const pascal = (members: Members): Members =>
  Object.fromEntries(
    Object.entries(members).map(([key, value]) => [
      key.charAt(0).toUpperCase() + key.slice(1),
      isMembers(value) ? pascal(value) : value,
    ]),
  );

/** @param at when Amazon Connect sends it */
export const envelopeOf = (
  conversation: Conversation,
  leg: Leg,
  type: EventType,
  { style, at }: { readonly style: EventStyle; readonly at: number },
): Members => {
  const detail = detailOf(conversation, leg, type, style);
  return {
    source: 'aws.connect',
    'detail-type':
      style.spelling === 'camelCase' ? 'Amazon Connect Contact Event' : 'Connect Customer Contact Event',
    time: iso(Math.floor((at + style.ahead) / 1_000) * 1_000),
    detail: style.spelling === 'camelCase' ? detail : pascal(detail),
  };
};

/** People, places and events of the stories. */
import type { ClientFrame } from '../../core/contracts/agent-socket.ts';
import { epochMsOf } from '../../core/time.ts';
import type { World } from './world.ts';

export const amina = 'amina-id';
export const ben = 'ben-id';
export const support = 'support-id';
export const call = 'call-1';
export const customersNumber = '+5511987654321';

const arn = 'arn:aws:connect:us-east-1:111122223333:instance/5e6f2a90-3c1d-4b7e-9a52-0d4c8b1f7e31';

interface EventOf {
  readonly eventType: string;
  readonly contactId?: string;
  readonly method?: string;
  readonly reason?: string | null;
  readonly agentId?: string | null;
  readonly queueId?: string | null;
  readonly droppedAt?: string;
  readonly relatedContactId?: string;
  readonly initialContactId?: string;
  readonly previousContactId?: string;
  readonly answeredAt?: string;
}

const orDefault = <T>(value: T | null | undefined, otherwise: T): T | undefined =>
  value === null ? undefined : (value ?? otherwise);

/** A contact event in the documented shape; null leaves a member out. */
export const contactEvent = (world: World, given: EventOf): unknown => {
  const now = new Date(world.clock.now()).toISOString();
  const agentId = orDefault(given.agentId, amina);
  const queueId = orDefault(given.queueId, support);
  const isOver = given.eventType === 'DISCONNECTED' || given.eventType === 'COMPLETED';
  return {
    source: 'aws.connect',
    'detail-type': 'Amazon Connect Contact Event',
    time: now,
    detail: {
      eventType: given.eventType,
      contactId: given.contactId ?? call,
      channel: 'VOICE',
      instanceArn: arn,
      initiationMethod: given.method ?? 'INBOUND',
      initiationTimestamp: '2026-11-23T08:50:00.000Z',
      ...(given.relatedContactId && { relatedContactId: given.relatedContactId }),
      ...(given.initialContactId && { initialContactId: given.initialContactId }),
      ...(given.previousContactId && { previousContactId: given.previousContactId }),
      ...(given.answeredAt && { connectedToSystemTimestamp: given.answeredAt }),
      ...(isOver && {
        disconnectTimestamp: given.droppedAt ?? now,
        disconnectReason: orDefault(given.reason, 'CUSTOMER_DISCONNECT'),
      }),
      ...(agentId && {
        agentInfo: {
          agentArn: `${arn}/agent/${agentId}`,
          connectedToAgentTimestamp: '2026-11-23T08:55:00.000Z',
        },
      }),
      ...(queueId && { queueInfo: { queueArn: `${arn}/queue/${queueId}`, queueType: 'STANDARD' } }),
    },
  };
};

/** The queue is on, and Amazon Connect remembers the call that is about to drop. */
export const supportIsOn = (world: World, more: Record<string, unknown> = {}): void => {
  world.settings.set(support, { queueId: support, callbackEnabled: true, outboundQueueId: support, ...more });
  world.connect.contacts.set(call, {
    contactId: call,
    initiationMethod: 'INBOUND',
    previousContactId: undefined,
    queueId: support,
    agentId: amina,
    initiatedAt: epochMsOf(Date.parse('2026-11-23T08:50:00.000Z')),
    answeredAt: undefined,
    connectedAt: epochMsOf(Date.parse('2026-11-23T08:55:00.000Z')),
    endedAt: epochMsOf(Date.parse('2026-11-23T09:00:00.000Z')),
    disconnectReason: 'CUSTOMER_DISCONNECT',
    customerNumber: customersNumber,
    attributes: { topic: 'invoice', tier: 'gold' },
    nextContactIds: [],
  });
};

export const theLineDrops = (world: World): Promise<void> =>
  world.event(contactEvent(world, { eventType: 'DISCONNECTED' }));

export const yes = (version = 1, requestId = 'request-1', interruptionId = call): ClientFrame => ({
  type: 'choose',
  interruptionId,
  version,
  choice: 'resume',
  via: 'popup',
  requestId,
});

/** What Amazon Connect tells of the callback, in order, until amina has the customer again. */
export const callbackSucceeds = async (world: World, contactId = 'callback-1'): Promise<void> => {
  const shared = { contactId, method: 'API', relatedContactId: call, queueId: null };
  const answeredAt = new Date(world.clock.now()).toISOString();
  await world.event(contactEvent(world, { ...shared, eventType: 'INITIATED', agentId: null }));
  await world.event(
    contactEvent(world, { ...shared, eventType: 'CONNECTED_TO_SYSTEM', agentId: null, answeredAt }),
  );
  await world.event(contactEvent(world, { ...shared, eventType: 'CONNECTED_TO_AGENT', answeredAt }));
};

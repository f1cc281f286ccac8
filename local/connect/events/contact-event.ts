/**
 * Contact events in their documented shapes ("Amazon Connect contact events", administrator guide; the
 * camelCase keys and `resources` as seen in a real event).
 */
import type { Instance } from '../instance.ts';
import type { AgentPart, Contact } from '../model/contact.ts';
import type { ContactEventType } from './event-type.ts';
import { pascalCased } from './pascal-case.ts';

export interface EventStyle {
  /** documented, inconsistently: "Amazon Connect Contact Event", and "Connect Customer Contact Event" in one sample. */
  readonly detailType: string;
  /** seen: camel. documented samples 4 and 6: pascal. */
  readonly keys: 'camel' | 'pascal';
}

export interface EventContext {
  readonly instance: Instance;
  readonly style: EventStyle;
  readonly now: number;
  readonly eventId: string;
}

const iso = (at: number): string => new Date(at).toISOString();

const seconds = (from: number, to: number): number => Math.round((to - from) / 1_000);

const afterContactWork = ({ afterContactWorkStartedAt: from, afterContactWorkEndedAt: to }: AgentPart) => ({
  ...(from !== undefined && { afterContactWorkStartTimestamp: iso(from) }),
  ...(to !== undefined && { afterContactWorkEndTimestamp: iso(to) }),
  ...(from !== undefined && to !== undefined && { afterContactWorkDuration: seconds(from, to) }),
});

/** documented: the agent's user id is the last part of the ARN, the username is not told. */
const agentInfo = (agent: AgentPart, instance: Instance) => ({
  agentArn: instance.agentArn(agent.agent.id),
  connectedToAgentTimestamp: iso(agent.connectedAt),
  ...afterContactWork(agent),
});

/** documented: queueInfo is left out for contacts that an agent dialled (OUTBOUND); none is modelled. */
const queueInfo = ({ queue }: Contact) =>
  queue && { queueType: queue.kind, queueArn: queue.arn, enqueueTimestamp: iso(queue.enqueuedAt) };

/** documented default tags. */
const tags = (contact: Contact, instance: Instance) => ({
  'aws:connect:instanceId': instance.id,
  ...(contact.line.systemNumber !== undefined && { 'aws:connect:systemEndpoint': contact.line.systemNumber }),
});

const links = ({ initialContactId, previousContactId, relatedContactId }: Contact) => ({
  ...(initialContactId !== undefined && { initialContactId }),
  ...(previousContactId !== undefined && { previousContactId }),
  ...(relatedContactId !== undefined && { relatedContactId }),
});

/** disconnectReason is not documented for voice events and seen in public handlers: hence an option. */
const ending = ({ disconnect, line }: Contact) => ({
  ...(disconnect && { disconnectTimestamp: iso(disconnect.at) }),
  ...(line.tellsReason && disconnect?.reason !== undefined && { disconnectReason: disconnect.reason }),
});

const detailOf = (type: ContactEventType, contact: Contact, instance: Instance) => {
  const queue = queueInfo(contact);
  return {
    eventType: type,
    contactId: contact.contactId,
    ...links(contact),
    channel: 'VOICE',
    instanceArn: instance.arn,
    initiationMethod: contact.initiationMethod,
    initiationTimestamp: iso(contact.initiatedAt),
    ...(contact.connectedToSystemAt !== undefined && {
      connectedToSystemTimestamp: iso(contact.connectedToSystemAt),
    }),
    ...ending(contact),
    ...(contact.agent !== undefined && { agentInfo: agentInfo(contact.agent, instance) }),
    ...(queue && { queueInfo: queue }),
    ...(type === 'CONTACT_DATA_UPDATED' && { updatedProperties: ['UserDefinedAttributes'] }),
    tags: tags(contact, instance),
  };
};

/** A whole EventBridge event. `time` has whole seconds (seen in all samples). */
export const contactEvent = (type: ContactEventType, contact: Contact, context: EventContext): unknown => {
  const { instance, style } = context;
  const detail = detailOf(type, contact, instance);
  return {
    version: '0',
    id: context.eventId,
    'detail-type': style.detailType,
    source: 'aws.connect',
    account: instance.account,
    time: iso(context.now).replace(/\.\d+Z$/, 'Z'),
    region: instance.region,
    resources: [instance.arn, instance.contactArn(contact.contactId)],
    detail: style.keys === 'pascal' ? pascalCased(detail) : detail,
  };
};

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
  /** undocumented: how an agent appears who was rung and did not join. */
  readonly rungAgent: 'absent' | 'epoch';
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
  ...(agent.heldMs !== undefined && { agentInitiatedHoldDuration: Math.round(agent.heldMs / 1_000) }),
  ...afterContactWork(agent),
});

/** documented sample 3: an agent whose connection has no time yet. */
const rungAgentInfo = (agentArn: string) => ({
  agentArn,
  connectedToAgentTimestamp: '1970-01-01T00:00:00.001Z',
});

const agentOf = ({ agent, rang }: Contact, instance: Instance, { rungAgent }: EventStyle) => {
  if (agent !== undefined) return agentInfo(agent, instance);
  return rang && rungAgent === 'epoch' ? rungAgentInfo(instance.agentArn(rang.id)) : undefined;
};

/** documented: queueInfo is left out for contacts that an agent dialled (OUTBOUND); they have no queue here. */
const queueInfo = ({ queue }: Contact) =>
  queue && { queueType: queue.kind, queueArn: queue.arn, enqueueTimestamp: iso(queue.enqueuedAt) };

/** documented default tags; the last only for calls that were sent on to somebody outside. */
const tags = ({ line }: Contact, instance: Instance) => ({
  'aws:connect:instanceId': instance.id,
  ...(line.systemNumber !== undefined && { 'aws:connect:systemEndpoint': line.systemNumber }),
  ...(line.systemNumber !== undefined &&
    line.kind === 'external' && { 'aws:connect:transferredFromEndpoint': line.systemNumber }),
});

/** documented for supervisors only; the members' names are those of the sample. */
const stateTransitions = ({ supervision, disconnect }: Contact) =>
  supervision?.map(({ state, since }, index) => {
    const until = supervision[index + 1]?.since ?? disconnect?.at;
    return {
      ...{ state, stateStartTimestamp: iso(since) },
      ...(until !== undefined && { stateEndTimestamp: iso(until) }),
    };
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

const detailOf = (type: ContactEventType, contact: Contact, { instance, style }: EventContext) => {
  const agent = agentOf(contact, instance, style);
  const queue = queueInfo(contact);
  const transitions = stateTransitions(contact);
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
    ...(agent && { agentInfo: agent }),
    ...(queue && { queueInfo: queue }),
    ...(transitions && { stateTransitions: transitions }),
    ...(type === 'CONTACT_DATA_UPDATED' && { updatedProperties: ['UserDefinedAttributes'] }),
    tags: tags(contact, instance),
  };
};

/** A whole EventBridge event. `time` has whole seconds (seen in all samples). */
export const contactEvent = (type: ContactEventType, contact: Contact, context: EventContext): unknown => {
  const { instance, style } = context;
  const detail = detailOf(type, contact, context);
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

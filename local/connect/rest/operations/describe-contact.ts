/** DescribeContact (SDK type). Timestamps are epoch seconds on the wire. */
import * as v from 'valibot';
import type { Instance } from '../../instance.ts';
import type { AgentPart, Contact, NextContact } from '../../model/contact.ts';
import type { Contacts } from '../../model/contacts.ts';
import { contactId, contactRate, instanceId, type Operation, parse, resource } from '../operation.ts';
import { Refusal } from '../refusal.ts';

export interface DescribeContactOptions {
  readonly instance: Instance;
  readonly contacts: Contacts;
  /** How long the end of a contact stays unknown (documented: eventually consistent; the number is assumed). */
  readonly lagMs: number;
  now(): number;
}

const request = v.object({ InstanceId: instanceId, ContactId: contactId });

const epochSeconds = (at: number): number => at / 1_000;

const endpoint = (number: string | undefined) =>
  number === undefined ? undefined : { Type: 'TELEPHONE_NUMBER', Address: number };

const agentInfo = (part: AgentPart, endKnown: boolean) => ({
  Id: part.agent.id,
  ConnectedToAgentTimestamp: epochSeconds(part.connectedAt),
  ...(endKnown &&
    part.heldMs !== undefined && { AgentInitiatedHoldDuration: Math.round(part.heldMs / 1_000) }),
  ...(endKnown &&
    part.afterContactWorkStartedAt !== undefined && {
      AfterContactWorkStartTimestamp: epochSeconds(part.afterContactWorkStartedAt),
    }),
  ...(endKnown &&
    part.afterContactWorkEndedAt !== undefined && {
      AfterContactWorkEndTimestamp: epochSeconds(part.afterContactWorkEndedAt),
    }),
});

const identity = (contact: Contact, instance: Instance) => ({
  Arn: instance.contactArn(contact.contactId),
  Id: contact.contactId,
  InitialContactId: contact.initialContactId,
  PreviousContactId: contact.previousContactId,
  RelatedContactId: contact.relatedContactId,
  InitiationMethod: contact.initiationMethod,
  Channel: 'VOICE',
});

/** seen (ListQueues): the id of an agent's own queue is the agent's id. */
const queueInfo = ({ queue }: Contact) =>
  queue && { Id: queue.id, EnqueueTimestamp: epochSeconds(queue.enqueuedAt) };

/** documented: not populated for queue transfers and supervisors. */
const systemEndpoint = ({ initiationMethod, line }: Contact) =>
  initiationMethod === 'QUEUE_TRANSFER' || initiationMethod === 'MONITOR'
    ? undefined
    : endpoint(line.systemNumber);

/** SDK type: quick connects only. assumed: they are listed at once, and a dialled number like a quick connect. */
const nextContact = ({ contactId, at, type, name }: NextContact) => ({
  Type: 'QUICK_CONNECT',
  NextContactMetadata: {
    QuickConnectContactData: {
      ContactId: contactId,
      InitiationTimestamp: epochSeconds(at),
      QuickConnectName: name,
      QuickConnectType: type,
    },
  },
});

const describe = (contact: Contact, { instance, lagMs, now }: DescribeContactOptions) => {
  const { disconnect, agent } = contact;
  const endKnown = disconnect !== undefined && now() >= disconnect.at + lagMs;
  return {
    ...identity(contact, instance),
    InitiationTimestamp: epochSeconds(contact.initiatedAt),
    ConnectedToSystemTimestamp: contact.connectedToSystemAt && epochSeconds(contact.connectedToSystemAt),
    QueueInfo: queueInfo(contact),
    AgentInfo: agent && agentInfo(agent, endKnown),
    DisconnectTimestamp: endKnown ? epochSeconds(disconnect.at) : undefined,
    DisconnectReason: endKnown ? disconnect.reason : undefined,
    CustomerEndpoint: endpoint(contact.line.number),
    SystemEndpoint: systemEndpoint(contact),
    QueuePriority: contact.priority,
    Attributes: Object.fromEntries(contact.attributes),
    NextContacts: contact.nextContacts.map(nextContact),
  };
};

export const describeContact = (options: DescribeContactOptions): Operation => ({
  name: 'DescribeContact',
  method: 'GET',
  path: /^\/contacts\/(?<InstanceId>[^/]+)\/(?<ContactId>[^/]+)$/,
  rate: contactRate,
  resources: resource('contact', 'ContactId'),
  run: (input) => {
    const { ContactId } = parse(request, input);
    const contact = options.contacts.find(ContactId);
    if (contact === undefined)
      throw new Refusal('ResourceNotFoundException', `There is no contact ${ContactId}`);
    return { Contact: describe(contact, options) };
  },
});

/** DescribeContact (SDK type). Timestamps are epoch seconds on the wire. */
import * as v from 'valibot';
import type { Instance } from '../../instance.ts';
import type { AgentPart, Contact } from '../../model/contact.ts';
import type { Contacts } from '../../model/contacts.ts';
import { contactId, contactRate, instanceId, type Operation, parse } from '../operation.ts';
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
    part.afterContactWorkStartedAt !== undefined && {
      AfterContactWorkStartTimestamp: epochSeconds(part.afterContactWorkStartedAt),
    }),
  ...(endKnown &&
    part.afterContactWorkEndedAt !== undefined && {
      AfterContactWorkEndTimestamp: epochSeconds(part.afterContactWorkEndedAt),
    }),
});

/** documented: NextContacts lists quick connects only, none of which is modelled. */
const describe = (contact: Contact, { instance, lagMs, now }: DescribeContactOptions) => {
  const { disconnect, queue, agent, line } = contact;
  const endKnown = disconnect !== undefined && now() >= disconnect.at + lagMs;
  return {
    Arn: instance.contactArn(contact.contactId),
    Id: contact.contactId,
    InitialContactId: contact.initialContactId,
    PreviousContactId: contact.previousContactId,
    RelatedContactId: contact.relatedContactId,
    InitiationMethod: contact.initiationMethod,
    Channel: 'VOICE',
    InitiationTimestamp: epochSeconds(contact.initiatedAt),
    ConnectedToSystemTimestamp: contact.connectedToSystemAt && epochSeconds(contact.connectedToSystemAt),
    QueueInfo: queue && {
      // seen (ListQueues): the id of an agent's own queue is the agent's id.
      Id: queue.id,
      EnqueueTimestamp: epochSeconds(queue.enqueuedAt),
    },
    AgentInfo: agent && agentInfo(agent, endKnown),
    DisconnectTimestamp: endKnown ? epochSeconds(disconnect.at) : undefined,
    DisconnectReason: endKnown ? disconnect.reason : undefined,
    CustomerEndpoint: endpoint(line.number),
    // documented: not populated for queue transfers.
    SystemEndpoint: contact.initiationMethod === 'QUEUE_TRANSFER' ? undefined : endpoint(line.systemNumber),
    QueuePriority: contact.priority,
    Attributes: Object.fromEntries(contact.attributes),
    NextContacts: [],
  };
};

export const describeContact = (options: DescribeContactOptions): Operation => ({
  name: 'DescribeContact',
  method: 'GET',
  path: /^\/contacts\/(?<InstanceId>[^/]+)\/(?<ContactId>[^/]+)$/,
  rate: contactRate,
  run: (input) => {
    const { ContactId } = parse(request, input);
    const contact = options.contacts.find(ContactId);
    if (contact === undefined)
      throw new Refusal('ResourceNotFoundException', `There is no contact ${ContactId}`);
    return { Contact: describe(contact, options) };
  },
});

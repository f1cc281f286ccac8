/** Contacts as Amazon Connect describes them (DescribeContact; eventually consistent). */
import { type ConnectClient, type Contact, DescribeContactCommand } from '@aws-sdk/client-connect';
import type { ContactDirectory, DescribedContact } from '../../core/ports.ts';
import { type EpochMs, epochMsOf } from '../../core/time.ts';
import { errorName, isThrottled, throttled } from './aws-error.ts';

interface Deps {
  readonly client: ConnectClient;
  /** Id or ARN. */
  readonly instanceId: string;
}

const instant = (date: Date | undefined): EpochMs | undefined =>
  date ? epochMsOf(date.getTime()) : undefined;

const describedFrom = (contactId: string, contact: Contact): DescribedContact => ({
  contactId,
  initiationMethod: contact.InitiationMethod,
  previousContactId: contact.PreviousContactId,
  // DescribeContact does not say of which type a queue is. Assumed: an agent's own queue has the agent's id.
  queueId: contact.QueueInfo?.Id === contact.AgentInfo?.Id ? undefined : contact.QueueInfo?.Id,
  agentId: contact.AgentInfo?.Id,
  initiatedAt: instant(contact.InitiationTimestamp),
  answeredAt: instant(contact.ConnectedToSystemTimestamp),
  connectedAt: instant(contact.AgentInfo?.ConnectedToAgentTimestamp),
  endedAt: instant(contact.DisconnectTimestamp),
  disconnectReason: contact.DisconnectReason,
  customerNumber: contact.CustomerEndpoint?.Address,
  attributes: contact.Attributes ?? {},
  nextContactIds: (contact.NextContacts ?? []).flatMap(
    (next) => next.NextContactMetadata?.QuickConnectContactData?.ContactId ?? [],
  ),
});

/** `InvalidRequestException` is how the service answers while a new contact is not readable yet (developer guide). */
const notKnownYet = new Set(['ResourceNotFoundException', 'InvalidRequestException']);

export const connectContactDirectory = ({ client, instanceId }: Deps): ContactDirectory => ({
  describe: async (contactId) => {
    try {
      const answer = await client.send(
        new DescribeContactCommand({ InstanceId: instanceId, ContactId: contactId }),
      );
      return answer.Contact ? describedFrom(contactId, answer.Contact) : undefined;
    } catch (error) {
      if (notKnownYet.has(errorName(error))) return undefined;
      if (isThrottled(error)) throw throttled('Amazon Connect', error);
      throw error;
    }
  },
});

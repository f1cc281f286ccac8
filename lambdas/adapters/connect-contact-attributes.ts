/** User-defined contact attributes in Amazon Connect (UpdateContactAttributes, 10 requests a second in the account). */
import { type ConnectClient, UpdateContactAttributesCommand } from '@aws-sdk/client-connect';
import type { ContactAttributes } from '../../core/ports.ts';
import { errorName, isThrottled, throttled } from './aws-error.ts';

interface Deps {
  readonly client: ConnectClient;
  readonly instanceId: string;
}

/**
 * Errors that come again however often it is asked (API reference, UpdateContactAttributes, Errors). Too much is
 * among them: all attributes of a contact may have 32,768 bytes, those included that were there before.
 */
const refusals = new Set([
  'InvalidParameterException',
  'InvalidRequestException',
  'ResourceNotFoundException',
  'AccessDeniedException',
]);

export const connectContactAttributes = ({ client, instanceId }: Deps): ContactAttributes => ({
  save: async (contactId, answers) => {
    try {
      // Documented: the attributes of the first contact are those of all contacts of the conversation.
      await client.send(
        new UpdateContactAttributesCommand({
          InstanceId: instanceId,
          InitialContactId: contactId,
          Attributes: { ...answers },
        }),
      );
      return { type: 'saved' };
    } catch (error) {
      if (isThrottled(error)) throw throttled('Amazon Connect', error);
      if (refusals.has(errorName(error))) return { type: 'refused', code: errorName(error) };
      throw error;
    }
  },
});

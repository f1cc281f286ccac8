/** Clears a contact from an agent's desk (DismissUserContact). */
import { type ConnectClient, DismissUserContactCommand } from '@aws-sdk/client-connect';
import type { AfterContactWork } from '../../core/ports.ts';
import { errorName } from './aws-error.ts';

interface Deps {
  readonly client: ConnectClient;
  readonly instanceId: string;
}

/** The agent cleared it themselves, or never had it: only ENDED, ERROR, MISSED and REJECTED contacts can be dismissed. */
const nothingToClear = new Set([
  'InvalidRequestException',
  'InvalidParameterException',
  'ResourceNotFoundException',
]);

export const connectAfterContactWork = ({ client, instanceId }: Deps): AfterContactWork => ({
  clear: async (agentId, contactId) => {
    try {
      await client.send(
        new DismissUserContactCommand({ InstanceId: instanceId, UserId: agentId, ContactId: contactId }),
      );
      return true;
    } catch (error) {
      if (nothingToClear.has(errorName(error))) return false;
      throw error;
    }
  },
});

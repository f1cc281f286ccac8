/** What the flows of a conversation knew (GetContactAttributes, 10 requests a second in the account). */
import { type ConnectClient, GetContactAttributesCommand } from '@aws-sdk/client-connect';
import type { OriginalAttributes } from '../../core/ports.ts';
import { isThrottled, throttled } from './aws-error.ts';

interface Deps {
  readonly client: ConnectClient;
  readonly instanceId: string;
}

export const connectOriginalAttributes = ({ client, instanceId }: Deps): OriginalAttributes => ({
  of: async (contactId) => {
    try {
      const { Attributes } = await client.send(
        new GetContactAttributesCommand({ InstanceId: instanceId, InitialContactId: contactId }),
      );
      return Attributes ?? {};
    } catch (error) {
      throw isThrottled(error) ? throttled('Amazon Connect', error) : error;
    }
  },
});

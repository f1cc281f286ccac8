/** Ends calls that are not wanted any more (StopContact: for contacts started by API, not for transferred ones). */
import { type ConnectClient, StopContactCommand } from '@aws-sdk/client-connect';
import type { CallEnder } from '../../core/ports.ts';
import { errorName, isThrottled, throttled } from './aws-error.ts';

interface Deps {
  readonly client: ConnectClient;
  readonly instanceId: string;
}

/** The call has ended by itself (API reference, StopContact, Errors). */
const isOver = new Set(['ContactNotFoundException', 'ResourceNotFoundException']);

export const connectCallEnder = ({ client, instanceId }: Deps): CallEnder => ({
  end: async (contactId) => {
    try {
      await client.send(new StopContactCommand({ InstanceId: instanceId, ContactId: contactId }));
    } catch (error) {
      if (isOver.has(errorName(error))) return;
      throw isThrottled(error) ? throttled('Amazon Connect', error) : error;
    }
  },
});

/** A small centre with a callback flow, and calls placed through the real SDK client. */
import {
  StartOutboundVoiceContactCommand,
  type StartOutboundVoiceContactCommandInput,
} from '@aws-sdk/client-connect';
import type { ConnectOptions } from '../../../local/connect/options.ts';
import {
  ana,
  caller,
  greetAndQueue,
  instanceId,
  type SmallCentre,
  sales,
  smallCentre,
} from './small-centre.ts';

export type Order = Partial<StartOutboundVoiceContactCommandInput>;

export interface Dialling extends SmallCentre {
  order(changes?: Order): StartOutboundVoiceContactCommand;
  /** @returns the new contact's id */
  dial(changes?: Order): Promise<string>;
}

export const dialling = async (overrides: Partial<ConnectOptions> = {}): Promise<Dialling> => {
  const centre = await smallCentre(overrides);
  const { id } = centre.connect.flows.add({
    name: 'Callback',
    type: 'CONTACT_FLOW',
    content: greetAndQueue(),
  });
  const order = (changes: Order = {}) =>
    new StartOutboundVoiceContactCommand({
      InstanceId: instanceId,
      ContactFlowId: id,
      DestinationPhoneNumber: caller,
      QueueId: sales,
      Attributes: { holder: ana, name: 'Carol' },
      ...changes,
    });
  return {
    ...centre,
    order,
    dial: async (changes) => (await centre.client.send(order(changes))).ContactId ?? '',
  };
};

/** Amazon Connect as the functions ask it, played by aws-sdk-client-mock: one call with amina, and its callback. */
import {
  ConnectClient,
  DescribeContactCommand,
  DismissUserContactCommand,
  SearchUsersCommand,
  StartOutboundVoiceContactCommand,
  UpdateContactAttributesCommand,
} from '@aws-sdk/client-connect';
import { mockClient } from 'aws-sdk-client-mock';
import { amina, customersNumber, support } from './aws-events.ts';

export const customersName = 'Maria Aparecida';

const connect = mockClient(ConnectClient);

/** Everything succeeds until the test says otherwise. */
export const freshCentre = (): typeof connect => {
  connect.reset();
  connect.on(SearchUsersCommand).resolves({ Users: [{ Id: amina, Username: 'amina' }] });
  connect.on(StartOutboundVoiceContactCommand).resolves({ ContactId: 'callback-1' });
  connect.on(DismissUserContactCommand).resolves({});
  connect.on(UpdateContactAttributesCommand).resolves({});
  connect.on(DescribeContactCommand).resolves({
    Contact: {
      InitiationMethod: 'INBOUND',
      QueueInfo: { Id: support },
      AgentInfo: { Id: amina, ConnectedToAgentTimestamp: new Date(Date.now() - 300_000) },
      DisconnectTimestamp: new Date(),
      DisconnectReason: 'CUSTOMER_DISCONNECT',
      CustomerEndpoint: { Type: 'TELEPHONE_NUMBER', Address: customersNumber },
      Attributes: { customerName: customersName, topic: 'invoice' },
    },
  });
  return connect;
};

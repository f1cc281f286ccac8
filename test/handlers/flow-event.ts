/** What a contact flow sends to a function (administrator guide, "Example JSON request to a Lambda function"). */
import { customersNumber, ourNumber } from './aws-events.ts';

interface FlowEvent {
  readonly instanceArn: string;
  readonly attributes?: unknown;
  readonly more?: Readonly<Record<string, unknown>>;
}

export const flowEvent = ({ instanceArn, attributes = {}, more = {} }: FlowEvent): unknown => ({
  Name: 'ContactFlowEvent',
  Details: {
    ContactData: {
      Attributes: attributes,
      AwsRegion: 'us-east-1',
      Channel: 'VOICE',
      ContactId: 'callback-1',
      CustomerEndpoint: { Address: customersNumber, Type: 'TELEPHONE_NUMBER' },
      InitialContactId: 'callback-1',
      InitiationMethod: 'API',
      InstanceARN: instanceArn,
      PreviousContactId: 'callback-1',
      Queue: null,
      SystemEndpoint: { Address: ourNumber, Type: 'TELEPHONE_NUMBER' },
      ...more,
    },
    Parameters: {},
  },
});

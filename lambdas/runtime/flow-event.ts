/** What a contact flow sends to a function (administrator guide, "Example JSON request to a Lambda function"). */
import * as v from 'valibot';
import { variable } from './environment.ts';

const flowEvent = v.object({
  Details: v.object({
    ContactData: v.object({
      ContactId: v.string(),
      InstanceARN: v.string(),
      Attributes: v.optional(v.nullable(v.record(v.string(), v.string()))),
      CustomerEndpoint: v.optional(v.nullable(v.object({ Address: v.optional(v.nullable(v.string())) }))),
    }),
  }),
});

export interface FlowCall {
  readonly contactId: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** As the flow has it: E.164 for most callers. Never logged. */
  readonly customerNumber: string | undefined;
}

/** @throws when it is not what a flow of our own instance sends */
export const readFlowCall = (event: unknown): FlowCall => {
  const { ContactData: data } = v.parse(flowEvent, event).Details;
  if (data.InstanceARN !== variable('CONNECT_INSTANCE_ARN'))
    throw new Error(`a flow of another Amazon Connect instance called: ${data.InstanceARN}`);
  return {
    contactId: data.ContactId,
    attributes: data.Attributes ?? {},
    customerNumber: data.CustomerEndpoint?.Address ?? undefined,
  };
};

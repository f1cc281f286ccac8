/** What a flow and its Lambda functions see of a contact. */
import type { Instance } from '../instance.ts';
import { type Contact, initialIdOf } from '../model/contact.ts';
import type { LambdaCall } from './action-kind.ts';
import type { FlowData } from './json-path.ts';

const telephone = (number: string | undefined): { Address: string; Type: 'TELEPHONE_NUMBER' } | null =>
  number === undefined ? null : { Address: number, Type: 'TELEPHONE_NUMBER' };

/** documented: the ContactData of a Lambda event ("Invoke AWS Lambda functions"). */
const contactData = (contact: Contact, instance: Instance): Readonly<Record<string, unknown>> => {
  const place = contact.queue ?? contact.targetQueue;
  return {
    Attributes: Object.fromEntries(contact.attributes),
    Channel: 'VOICE',
    ContactId: contact.contactId,
    CustomerEndpoint: telephone(contact.line.number),
    InitialContactId: initialIdOf(contact),
    InitiationMethod: contact.initiationMethod,
    InstanceARN: instance.arn,
    PreviousContactId: contact.previousContactId ?? contact.contactId,
    Queue: place === undefined ? null : { ARN: place.arn, Name: place.name },
    RelatedContactId: contact.relatedContactId ?? null,
    SystemEndpoint: telephone(contact.line.systemNumber),
  };
};

export const flowData = (
  contact: Contact,
  instance: Instance,
  external: Readonly<Record<string, string>>,
): FlowData => ({ ...contactData(contact, instance), External: external });

export const lambdaEvent = (contact: Contact, instance: Instance, call: LambdaCall): unknown => ({
  Name: 'ContactFlowEvent',
  Details: { ContactData: contactData(contact, instance), Parameters: call.parameters },
});

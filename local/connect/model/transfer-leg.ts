/**
 * The leg that a transfer makes. documented: a new contact with the inviting agent's leg as previous and the
 * conversation's first as initial contact; all share the attributes. An outside number's leg has the third
 * party as its customer endpoint.
 */
import { type Contact, type FarLine, initialIdOf } from './contact.ts';
import type { Destination } from './destination.ts';
import { newContact } from './new-contact.ts';

export interface TransferOrder {
  readonly contactId: string;
  readonly destination: Destination;
  readonly now: number;
  readonly endsUnaccepted: boolean;
}

const links = (from: Contact) => ({
  attributes: from.attributes,
  initialContactId: initialIdOf(from),
  previousContactId: from.contactId,
});

const thirdParty = (from: Contact, number: string): FarLine => ({
  number,
  systemNumber: from.line.systemNumber,
  kind: 'external',
  said: [],
  tellsReason: from.line.tellsReason,
});

export const transferLeg = (from: Contact, order: TransferOrder): Contact => {
  const { contactId, destination, now, endsUnaccepted } = order;
  const begun = { contactId, initiatedAt: now, ...links(from) };
  if (destination.type === 'PHONE_NUMBER')
    return newContact({
      ...begun,
      initiationMethod: 'EXTERNAL_OUTBOUND',
      line: thirdParty(from, destination.number),
      stage: 'ringing',
    });
  return newContact({
    ...begun,
    initiationMethod: 'TRANSFER',
    // assumed: the system has a transferred leg from its beginning.
    connectedToSystemAt: now,
    line: from.line,
    endsUnaccepted,
    stage: 'in-flow',
  });
};

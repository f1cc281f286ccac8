/**
 * From one queue to another. documented (DequeueContactAndTransferToQueue): the contact leaves its queue and
 * a new segment with initiation method QUEUE_TRANSFER, the old one as its previous contact, waits in the
 * other; it fails for a contact that is not queued or is already on its way to an agent.
 */
import { type Contact, initialIdOf, type QueuePlace } from './contact.ts';
import { newContact } from './new-contact.ts';
import type { Switchboard } from './switchboard.ts';

export type Transferred = 'done' | 'QueueAtCapacity' | 'NoMatchingError';

const nextLeg = (contact: Contact, contactId: string, now: number): Contact => {
  const { connectedToSystemAt, relatedContactId, namedQueue } = contact;
  return newContact({
    contactId,
    initiationMethod: 'QUEUE_TRANSFER',
    initiatedAt: now,
    line: contact.line,
    attributes: contact.attributes,
    initialContactId: initialIdOf(contact),
    previousContactId: contact.contactId,
    priority: contact.priority,
    ...(connectedToSystemAt !== undefined && { connectedToSystemAt }),
    ...(relatedContactId !== undefined && { relatedContactId }),
    ...(namedQueue !== undefined && { namedQueue }),
    stage: 'in-flow',
  });
};

export const moveToQueue = (
  switchboard: Switchboard,
  contact: Contact,
  place: QueuePlace,
  newId: () => string,
): Transferred => {
  if (contact.stage !== 'queued') return 'NoMatchingError';
  if (switchboard.isFull(place)) return 'QueueAtCapacity';
  const next = nextLeg(contact, newId(), switchboard.now);
  switchboard.begin(next);
  // assumed: the first segment ends without a reason, which the documentation leaves open.
  switchboard.endLeg(contact, { by: 'transfer' });
  switchboard.enqueue(next, place);
  return 'done';
};

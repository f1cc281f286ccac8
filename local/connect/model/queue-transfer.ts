/**
 * From one queue to another. documented (DequeueContactAndTransferToQueue): the contact leaves its queue and
 * a new segment with initiation method QUEUE_TRANSFER, the old one as its previous contact, waits in the
 * other; it fails for a contact that is not queued or is already on its way to an agent.
 */
import { type Contact, initialIdOf, type QueuePlace } from './contact.ts';
import type { Switchboard } from './switchboard.ts';

export type Transferred = 'done' | 'QueueAtCapacity' | 'NoMatchingError';

export const moveToQueue = (
  switchboard: Switchboard,
  contact: Contact,
  place: QueuePlace,
  newId: () => string,
): Transferred => {
  if (contact.stage !== 'queued') return 'NoMatchingError';
  const next: Contact = {
    contactId: newId(),
    initiationMethod: 'QUEUE_TRANSFER',
    initiatedAt: switchboard.now,
    ...(contact.connectedToSystemAt !== undefined && { connectedToSystemAt: contact.connectedToSystemAt }),
    line: contact.line,
    attributes: contact.attributes,
    initialContactId: initialIdOf(contact),
    previousContactId: contact.contactId,
    ...(contact.relatedContactId !== undefined && { relatedContactId: contact.relatedContactId }),
    ...(contact.namedQueue !== undefined && { namedQueue: contact.namedQueue }),
    stage: 'in-flow',
    priority: contact.priority,
    queueTimeAdjustment: contact.queueTimeAdjustment,
  };
  if (switchboard.isFull(place)) return 'QueueAtCapacity';
  switchboard.begin(next);
  contact.nextContactId = next.contactId;
  // assumed: the first segment ends without a reason, which the documentation leaves open.
  switchboard.end(contact, { by: 'transfer' });
  switchboard.enqueue(next, place);
  return 'done';
};

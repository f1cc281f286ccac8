/** A contact as it begins. */
import type { Contact } from './contact.ts';

/** documented: priority 5 unless a flow changes it. */
const defaultPriority = 5;

type Beginning = Omit<Contact, 'priority' | 'queueTimeAdjustment' | 'nextContacts'> &
  Partial<Pick<Contact, 'priority'>>;

export const newContact = (beginning: Beginning): Contact => ({
  priority: defaultPriority,
  queueTimeAdjustment: 0,
  nextContacts: [],
  ...beginning,
});

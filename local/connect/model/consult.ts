/** Who is consulted by whom: a consult lasts as long as both its legs. */
import type { Consult, Contact } from './contact.ts';
import { isLive } from './contact.ts';
import type { Contacts } from './contacts.ts';

export interface RunningConsult {
  readonly consult: Consult;
  /** The destination's leg: it waits, rings or is on the call. */
  readonly leg: Contact;
}

export const consultOf = (contacts: Contacts, contact: Contact): RunningConsult | undefined => {
  const { consult } = contact;
  const leg = consult && contacts.find(consult.contactId);
  return consult && leg && isLive(contact) && isLive(leg) ? { consult, leg } : undefined;
};

/** The leg whose agent called this one in and still has the customer. */
export const consulting = (contacts: Contacts, leg: Contact): Contact | undefined => {
  const from = leg.previousContactId === undefined ? undefined : contacts.find(leg.previousContactId);
  return from && consultOf(contacts, from)?.leg === leg ? from : undefined;
};

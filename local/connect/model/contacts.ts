/** All contacts of this run, by id. */
import type { Contact } from './contact.ts';
import { isLive } from './contact.ts';
import { NotPossible } from './not-possible.ts';

export class Contacts {
  readonly #byId = new Map<string, Contact>();

  add(contact: Contact): void {
    if (this.#byId.has(contact.contactId)) {
      throw new NotPossible(
        'wrong-state',
        `contact ${contact.contactId} exists already; choose another contactId`,
      );
    }
    this.#byId.set(contact.contactId, contact);
  }

  find(contactId: string): Contact | undefined {
    return this.#byId.get(contactId);
  }

  get(contactId: string): Contact {
    const contact = this.#byId.get(contactId);
    if (contact === undefined) {
      throw new NotPossible('unknown', `there is no contact ${contactId}; GET /sim/world lists the calls`);
    }
    return contact;
  }

  /** The leg that the customer of this contact is on now: the contact itself or a later leg of it. */
  current(contactId: string): Contact {
    let contact = this.get(contactId);
    while (contact.nextContactId !== undefined) contact = this.get(contact.nextContactId);
    return contact;
  }

  all(): readonly Contact[] {
    return [...this.#byId.values()];
  }

  live(): readonly Contact[] {
    return this.all().filter(isLive);
  }
}

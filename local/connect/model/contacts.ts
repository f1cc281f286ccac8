/** All contacts of this run, by id. */
import type { Contact } from './contact.ts';
import { initialIdOf, isLive } from './contact.ts';
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

  /** The legs of this conversation that go on, first begun first; the supervisors' are among them. */
  liveLegsOf(contact: Contact): readonly Contact[] {
    const initialId = initialIdOf(contact);
    return this.live().filter((leg) => initialIdOf(leg) === initialId);
  }

  all(): readonly Contact[] {
    return [...this.#byId.values()];
  }

  live(): readonly Contact[] {
    return this.all().filter(isLive);
  }
}

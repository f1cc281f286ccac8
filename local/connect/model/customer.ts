/** The customer's side of a call: what a person with a phone can do. */
import type { Callbacks } from './callbacks.ts';
import type { Contact, DisconnectReason } from './contact.ts';
import { NotPossible } from './not-possible.ts';
import type { Switchboard } from './switchboard.ts';

export class Customer {
  readonly #switchboard: Switchboard;
  readonly #callbacks: Callbacks;

  constructor(switchboard: Switchboard, callbacks: Callbacks) {
    this.#switchboard = switchboard;
    this.#callbacks = callbacks;
  }

  /** documented: CUSTOMER_DISCONNECT, with an agent or still waiting; poor reception looks the same. */
  hangUp(contactId: string, reason: DisconnectReason = 'CUSTOMER_DISCONNECT'): void {
    this.#switchboard.end(this.#onTheLine(contactId), { by: 'customer', reason });
  }

  /**
   * The line breaks. documented: TELECOM_PROBLEM is the carrier's fault; a mobile that loses reception is
   * mostly recorded as CUSTOMER_DISCONNECT, which the caller of this method may ask for.
   */
  drop(contactId: string, reason: DisconnectReason = 'TELECOM_PROBLEM'): void {
    this.#switchboard.end(this.#onTheLine(contactId), { by: 'line', reason });
  }

  answer(contactId: string): void {
    this.#callbacks.answer(contactId);
  }

  isBusy(contactId: string, reason: DisconnectReason = 'TELECOM_BUSY'): void {
    this.#callbacks.fail(contactId, reason);
  }

  /** Nobody picks up: the phone goes on ringing until the ring timeout. */
  ignore(contactId: string): void {
    this.#callbacks.mustRing(contactId);
  }

  #onTheLine(contactId: string): Contact {
    const contact = this.#switchboard.contacts.current(contactId);
    if (contact.stage === 'ended') {
      throw new NotPossible('wrong-state', `contact ${contact.contactId} has ended already`);
    }
    if (contact.stage === 'ringing') {
      throw new NotPossible(
        'wrong-state',
        `contact ${contact.contactId} still rings: use answer, busy or ignore`,
      );
    }
    return contact;
  }
}

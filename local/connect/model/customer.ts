/** The far side of a call: what a person with a phone can do, the customer or a third party outside. */
import type { Contact, DisconnectReason } from './contact.ts';
import { NotPossible } from './not-possible.ts';
import type { Ringing } from './ringing.ts';
import type { Ending, Switchboard } from './switchboard.ts';

export class Customer {
  readonly #switchboard: Switchboard;
  readonly #ringing: Ringing;

  constructor(switchboard: Switchboard, ringing: Ringing) {
    this.#switchboard = switchboard;
    this.#ringing = ringing;
  }

  /** documented: CUSTOMER_DISCONNECT, with an agent or still waiting; poor reception looks the same. */
  hangUp(contactId: string, reason?: DisconnectReason): void {
    this.#leave(contactId, { by: 'customer', reason: reason ?? 'CUSTOMER_DISCONNECT' }, reason);
  }

  /**
   * The line breaks. documented: TELECOM_PROBLEM is the carrier's fault; a mobile that loses reception is
   * mostly recorded as CUSTOMER_DISCONNECT, which the caller of this method may ask for.
   */
  drop(contactId: string, reason?: DisconnectReason): void {
    this.#leave(contactId, { by: 'line', reason: reason ?? 'TELECOM_PROBLEM' }, reason);
  }

  /** documented: for OUTBOUND the agent who dialled is connected when somebody answers. */
  answer(contactId: string): void {
    const contact = this.#ringing.stop(contactId);
    const { dialledBy, initiationMethod } = contact;
    this.#switchboard.answer(contact, initiationMethod === 'API' ? 'in-flow' : 'connected');
    if (dialledBy) this.#switchboard.connect(contact, this.#switchboard.softphones.get(dialledBy.id));
  }

  isBusy(contactId: string, reason: DisconnectReason = 'TELECOM_BUSY'): void {
    this.#ringing.fail(contactId, reason);
  }

  /** Nobody picks up: the phone goes on ringing until the ring timeout. */
  ignore(contactId: string): void {
    this.#ringing.mustRing(contactId);
  }

  /** By any leg's id: the customer leaves the whole conversation, a third party only its own leg. */
  #leave(contactId: string, ending: Ending, reason: DisconnectReason | undefined): void {
    const contact = this.#switchboard.contacts.get(contactId);
    if (contact.line.kind !== 'external') {
      this.#mustBeOnTheLine(contact);
      this.#switchboard.end(contact, ending);
      return;
    }
    if (contact.stage === 'ringing') throw stillRings(contact);
    if (contact.stage === 'ended') throw overAlready(contact);
    // documented, in two wordings: the third party's side ends the call.
    this.#switchboard.endLeg(contact, { by: 'third-party', reason: reason ?? 'THIRD_PARTY_DISCONNECT' });
  }

  #mustBeOnTheLine(contact: Contact): void {
    const [first] = this.#switchboard.contacts.liveLegsOf(contact);
    if (first === undefined) throw overAlready(contact);
    if (first.stage === 'ringing' && first.line.kind !== 'external') throw stillRings(first);
  }
}

const overAlready = ({ contactId }: Contact): NotPossible =>
  new NotPossible('wrong-state', `contact ${contactId} has ended already`);

const stillRings = ({ contactId }: Contact): NotPossible =>
  new NotPossible('wrong-state', `contact ${contactId} still rings: use answer, busy or ignore`);

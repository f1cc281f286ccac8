/** Phones that ring outside, the customer's or a third party's, until someone or the ring timeout ends it. */
import type { Cancel, Clock } from '../clock.ts';
import type { Contact, DisconnectReason } from './contact.ts';
import { NotPossible } from './not-possible.ts';
import type { Switchboard } from './switchboard.ts';

export class Ringing {
  readonly #switchboard: Switchboard;
  readonly #clock: Clock;
  readonly #timeouts = new Map<string, Cancel>();

  constructor(switchboard: Switchboard, clock: Clock) {
    this.#switchboard = switchboard;
    this.#clock = clock;
  }

  /**
   * assumed: an unanswered ring ends as TELECOM_UNANSWERED; TELECOM_TIMEOUT and TELECOM_ORIGINATOR_CANCEL are
   * documented for the same situation.
   */
  start(contactId: string, seconds: number): void {
    const unanswered = (): void => {
      const rings = this.#switchboard.contacts.get(contactId).stage === 'ringing';
      if (rings) this.fail(contactId, 'TELECOM_UNANSWERED');
    };
    this.#timeouts.set(contactId, this.#clock.schedule(seconds * 1_000, unanswered));
  }

  /** Whether the phone rings; throws in words when it does not. */
  mustRing(contactId: string): Contact {
    const contact = this.#switchboard.contacts.get(contactId);
    if (contact.stage === 'ringing') return contact;
    throw new NotPossible('wrong-state', `contact ${contactId} does not ring: it is ${contact.stage}`);
  }

  /** @throws NotPossible when it does not ring */
  stop(contactId: string): Contact {
    const contact = this.mustRing(contactId);
    this.#timeouts.get(contactId)?.();
    this.#timeouts.delete(contactId);
    return contact;
  }

  /** The dial attempt does not lead to a call (documented: DISCONNECTED without CONNECTED_TO_SYSTEM). */
  fail(contactId: string, reason: DisconnectReason): void {
    const contact = this.stop(contactId);
    this.#switchboard.endLeg(contact, { by: 'not-answered', reason });
  }
}

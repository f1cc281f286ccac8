/** Calls that StartOutboundVoiceContact places: they ring until someone or the ring timeout ends it. */
import type { Cancel, Clock } from '../clock.ts';
import type { Contact, DisconnectReason, QueuePlace } from './contact.ts';
import { newContact } from './new-contact.ts';
import { NotPossible } from './not-possible.ts';
import type { Switchboard } from './switchboard.ts';

export interface DialOrder {
  readonly contactId: string;
  readonly number: string;
  readonly systemNumber: string;
  readonly namedQueue: QueuePlace | undefined;
  readonly flowId: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly relatedContactId: string | undefined;
  readonly ringSeconds: number;
  readonly tellsReason: boolean;
}

const ringingContact = (order: DialOrder, now: number): Contact =>
  newContact({
    contactId: order.contactId,
    initiationMethod: 'API',
    initiatedAt: now,
    line: {
      number: order.number,
      systemNumber: order.systemNumber,
      kind: 'callback',
      said: [],
      tellsReason: order.tellsReason,
    },
    attributes: new Map(order.attributes),
    ...(order.relatedContactId !== undefined && { relatedContactId: order.relatedContactId }),
    ...(order.namedQueue !== undefined && { namedQueue: order.namedQueue }),
    stage: 'ringing',
  });

export class Callbacks {
  readonly #switchboard: Switchboard;
  readonly #clock: Clock;
  readonly #ringing = new Map<string, Cancel>();
  readonly #flowIds = new Map<string, string>();

  constructor(switchboard: Switchboard, clock: Clock) {
    this.#switchboard = switchboard;
    this.#clock = clock;
  }

  dial(order: DialOrder): void {
    const { contactId } = order;
    this.#flowIds.set(contactId, order.flowId);
    // assumed: an unanswered ring ends as TELECOM_UNANSWERED; TELECOM_TIMEOUT and
    // TELECOM_ORIGINATOR_CANCEL are documented for the same situation.
    const unanswered = (): void => this.fail(contactId, 'TELECOM_UNANSWERED');
    this.#ringing.set(contactId, this.#clock.schedule(order.ringSeconds * 1_000, unanswered));
    this.#switchboard.begin(ringingContact(order, this.#clock.now()));
  }

  /** The flow named in StartOutboundVoiceContact; undefined for a contact that began otherwise. */
  flowIdOf(contactId: string): string | undefined {
    return this.#flowIds.get(contactId);
  }

  answer(contactId: string): void {
    this.#switchboard.answer(this.#stopRinging(contactId));
  }

  /** The dial attempt does not lead to a call (documented: DISCONNECTED without CONNECTED_TO_SYSTEM). */
  fail(contactId: string, reason: DisconnectReason): void {
    this.#switchboard.end(this.#stopRinging(contactId), { by: 'not-answered', reason });
  }

  /** Whether the phone rings; throws in words when it does not. */
  mustRing(contactId: string): Contact {
    const contact = this.#switchboard.contacts.get(contactId);
    if (contact.stage === 'ringing') return contact;
    throw new NotPossible('wrong-state', `contact ${contactId} does not ring: it is ${contact.stage}`);
  }

  #stopRinging(contactId: string): Contact {
    const contact = this.mustRing(contactId);
    this.#ringing.get(contactId)?.();
    this.#ringing.delete(contactId);
    return contact;
  }

  /** StopContact on a ringing call. */
  cancel(contactId: string, reason: DisconnectReason): void {
    this.#switchboard.end(this.#stopRinging(contactId), { by: 'api', reason });
  }
}

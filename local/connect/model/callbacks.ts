/** Calls that StartOutboundVoiceContact places: answered, they run the flow that it named. */
import type { Contact, DisconnectReason, QueuePlace } from './contact.ts';
import { newContact } from './new-contact.ts';
import type { Ringing } from './ringing.ts';
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
  readonly #ringing: Ringing;
  readonly #flowIds = new Map<string, string>();

  constructor(switchboard: Switchboard, ringing: Ringing) {
    this.#switchboard = switchboard;
    this.#ringing = ringing;
  }

  dial(order: DialOrder): void {
    const { contactId } = order;
    this.#flowIds.set(contactId, order.flowId);
    this.#switchboard.begin(ringingContact(order, this.#switchboard.now));
    this.#ringing.start(contactId, order.ringSeconds);
  }

  /** The flow named in StartOutboundVoiceContact; undefined for a contact that began otherwise. */
  flowIdOf(contactId: string): string | undefined {
    return this.#flowIds.get(contactId);
  }

  /** StopContact on a ringing call. */
  cancel(contactId: string, reason: DisconnectReason): void {
    this.#switchboard.end(this.#ringing.stop(contactId), { by: 'api', reason });
  }
}

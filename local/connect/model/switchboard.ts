/** The call model: every change to a contact or a softphone goes through here, and is announced from here. */
import type { Clock } from '../clock.ts';
import type { ContactEventType } from '../events/event-type.ts';
import type { Contact, DisconnectReason, EndedBy, QueuePlace } from './contact.ts';
import type { Contacts } from './contacts.ts';
import { agentQueueCapacity } from './queues.ts';
import { nextOffer, type Offer } from './routing.ts';
import type { CardState, Softphone } from './softphone.ts';
import type { Softphones } from './softphones.ts';

/** documented: an agent has 20 seconds to accept a voice contact. */
export const acceptWithinMs = 20_000;

export interface SwitchboardOptions {
  readonly clock: Clock;
  readonly contacts: Contacts;
  readonly softphones: Softphones;
  announce(type: ContactEventType, contact: Contact): void;
  /** The contact came to another stage: flows start and stop on it. */
  moved(contact: Contact): void;
  /** Something visible changed. */
  changed(): void;
}

export interface Ending {
  readonly by: EndedBy;
  readonly reason?: DisconnectReason;
}

export class Switchboard {
  readonly contacts: Contacts;
  readonly softphones: Softphones;
  readonly #options: SwitchboardOptions;
  readonly #offers = new Map<string, () => void>();

  constructor(options: SwitchboardOptions) {
    this.#options = options;
    this.contacts = options.contacts;
    this.softphones = options.softphones;
  }

  get now(): number {
    return this.#options.clock.now();
  }

  begin(contact: Contact): void {
    this.contacts.add(contact);
    this.#options.announce('INITIATED', contact);
    this.#options.changed();
  }

  /** documented: CONNECTED_TO_SYSTEM comes for outbound calls when a person or a voicemail answers. */
  answer(contact: Contact): void {
    contact.connectedToSystemAt = this.now;
    this.#options.announce('CONNECTED_TO_SYSTEM', contact);
    this.#moveTo(contact, 'in-flow');
    this.#options.changed();
  }

  /** @returns false when the queue takes no more contacts */
  enqueue(contact: Contact, place: QueuePlace): boolean {
    if (this.isFull(place)) return false;
    contact.queue = { ...place, enqueuedAt: this.now };
    contact.stage = 'queued';
    this.#options.announce('QUEUED', contact);
    this.#options.moved(contact);
    this.route();
    return true;
  }

  accept(softphone: Softphone, contactId: string): void {
    const contact = this.contacts.get(contactId);
    this.#withdrawOffer(contact);
    contact.agent = { agent: softphone.agent, connectedAt: this.now };
    softphone.show(contactId, 'connected', this.now);
    this.#options.announce('CONNECTED_TO_AGENT', contact);
    this.#moveTo(contact, 'connected');
    this.#options.changed();
  }

  /**
   * documented: DISCONNECTED when the call ends; the agent is then in after-contact work until cleared.
   * documented: without an agent COMPLETED follows at once with the same data.
   */
  end(contact: Contact, ending: Ending): void {
    const { offeredTo } = contact;
    this.#withdrawOffer(contact);
    // assumed: a contact whose customer gives up while it rings vanishes from the softphone.
    if (offeredTo !== undefined) this.softphones.get(offeredTo).remove(contact.contactId, this.now);
    contact.disconnect = { at: this.now, ...ending };
    if (contact.agent !== undefined) {
      contact.agent.afterContactWorkStartedAt = this.now;
      this.softphones.get(contact.agent.agent.id).show(contact.contactId, 'after-contact-work', this.now);
    }
    contact.stage = 'ended';
    this.#options.announce('DISCONNECTED', contact);
    if (contact.agent === undefined) this.#options.announce('COMPLETED', contact);
    this.#options.moved(contact);
    this.route();
  }

  /** Ends after-contact work, or takes a missed contact away: the agent can be routed to again. */
  clear(softphone: Softphone, contactId: string): void {
    const state: CardState | undefined = softphone.card(contactId)?.state;
    const contact = this.contacts.get(contactId);
    softphone.remove(contactId, this.now);
    if (state === 'after-contact-work' && contact.agent !== undefined) {
      contact.agent.afterContactWorkEndedAt = this.now;
      this.#options.announce('COMPLETED', contact);
    }
    this.route();
  }

  /** documented: attribute changes are announced without the values. */
  updateAttributes(contact: Contact, attributes: Iterable<readonly [string, string]>): void {
    for (const [key, value] of attributes) contact.attributes.set(key, value);
    this.#options.announce('CONTACT_DATA_UPDATED', contact);
    this.#options.changed();
  }

  say(contact: Contact, text: string): void {
    contact.line.said.push(text);
    this.#options.changed();
  }

  /** Offers waiting contacts to available agents until no pair is left. */
  route(): void {
    for (let offer = this.#next(); offer !== undefined; offer = this.#next()) this.#offer(offer);
    this.#options.changed();
  }

  #next(): Offer | undefined {
    return nextOffer(this.contacts.live(), this.softphones.all());
  }

  #offer({ contact, softphone }: Offer): void {
    const { contactId } = contact;
    contact.offeredTo = softphone.agent.id;
    softphone.show(contactId, 'incoming', this.now);
    const automatic = softphone.agent.autoAccept === true;
    // assumed: auto-accept connects at once; AWS plays a tone and the whisper first.
    const cancel = automatic
      ? this.#options.clock.schedule(0, () => this.accept(softphone, contactId))
      : this.#options.clock.schedule(acceptWithinMs, () => this.#miss({ contact, softphone }));
    this.#offers.set(contactId, cancel);
    this.#moveTo(contact, 'offered');
  }

  /** documented: not accepted in time is MISSED, which must be cleared; assumed: the contact keeps its place. */
  #miss({ contact, softphone }: Offer): void {
    this.#withdrawOffer(contact);
    softphone.show(contact.contactId, 'missed', this.now);
    this.#moveTo(contact, 'queued');
    this.route();
  }

  #withdrawOffer(contact: Contact): void {
    this.#offers.get(contact.contactId)?.();
    this.#offers.delete(contact.contactId);
    delete contact.offeredTo;
  }

  #moveTo(contact: Contact, stage: Contact['stage']): void {
    contact.stage = stage;
    this.#options.moved(contact);
  }

  /** Only agents' own queues have a limit here; a standard queue has none unless one is set (documented). */
  isFull(place: QueuePlace): boolean {
    if (place.kind !== 'AGENT') return false;
    const waiting = this.contacts
      .live()
      .filter((contact) => contact.queue?.arn === place.arn && !contact.agent);
    return waiting.length >= agentQueueCapacity;
  }
}

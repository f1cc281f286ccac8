/** The legs of calls: every change to one goes through here, and is announced from here. */
import type { Clock } from '../clock.ts';
import type { ContactEventType } from '../events/event-type.ts';
import type { Contact, DisconnectReason, EndedBy, QueuePlace } from './contact.ts';
import type { Contacts } from './contacts.ts';
import { Distributor } from './distributor.ts';
import { takeFromHold } from './hold.ts';
import type { CardState, Softphone } from './softphone.ts';
import type { Softphones } from './softphones.ts';

export interface SwitchboardOptions {
  readonly clock: Clock;
  readonly contacts: Contacts;
  readonly softphones: Softphones;
  announce(type: ContactEventType, contact: Contact): void;
  /** Plays what the agent is to hear first, if anything, and then connects. */
  whisper(contact: Contact, connect: () => void): void;
  /** The contact came to another stage: flows start and stop on it. */
  moved(contact: Contact): void;
  /** Something visible changed. */
  changed(): void;
  /** The customer's side is gone: its legs end, in this order and so long after each other. */
  readonly endings: Endings;
}

export interface Ending {
  readonly by: EndedBy;
  readonly reason?: DisconnectReason;
}

export interface LegEnding {
  readonly contact: Contact;
  readonly ending: Ending;
  readonly afterMs: number;
}

export type Endings = (legs: readonly Contact[], ending: Ending) => readonly LegEnding[];

export class Switchboard {
  readonly contacts: Contacts;
  readonly softphones: Softphones;
  readonly #options: SwitchboardOptions;
  readonly #distributor: Distributor;

  constructor(options: SwitchboardOptions) {
    this.#options = options;
    this.contacts = options.contacts;
    this.softphones = options.softphones;
    this.#distributor = new Distributor({
      ...options,
      whisper: (contact, connect) => options.whisper(contact, connect),
      moved: (contact) => options.moved(contact),
      changed: () => options.changed(),
      accepted: (contact, softphone) => this.connect(contact, softphone),
      // assumed: no reason is told for it.
      notTaken: (contact) => this.endLeg(contact, { by: 'not-answered' }),
    });
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
  answer(contact: Contact, next: 'in-flow' | 'connected' = 'in-flow'): void {
    contact.connectedToSystemAt = this.now;
    this.#options.announce('CONNECTED_TO_SYSTEM', contact);
    this.#moveTo(contact, next);
    this.#options.changed();
  }

  /** The customer hears the flow of the number that they dialled. */
  enterFlow(contact: Contact): void {
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
    this.#distributor.accept(softphone, contactId);
  }

  turnDown(softphone: Softphone, contactId: string, how: 'missed' | 'refused'): void {
    this.#distributor.turnDown(softphone, contactId, how);
  }

  connect(contact: Contact, { agent }: Softphone): void {
    contact.agent = { agent, connectedAt: this.now };
    this.softphones.get(agent.id).show(contact.contactId, 'connected', this.now);
    this.#options.announce('CONNECTED_TO_AGENT', contact);
    this.#moveTo(contact, 'connected');
    this.#options.changed();
  }

  /** The customer's side of this contact's conversation is over: every leg of it ends. */
  end(contact: Contact, ending: Ending): void {
    const legs = this.contacts.liveLegsOf(contact);
    for (const { contact: leg, ending: its, afterMs } of this.#options.endings(legs, ending)) {
      if (afterMs === 0) this.endLeg(leg, its);
      else this.#options.clock.schedule(afterMs, () => this.endLeg(leg, its));
    }
  }

  /**
   * documented: DISCONNECTED when a leg ends, while the customer may go on with another; its agent is then in
   * after-contact work until cleared. documented: without an agent COMPLETED follows at once with the same data.
   */
  endLeg(contact: Contact, ending: Ending): void {
    if (contact.stage === 'ended') return;
    this.#distributor.withdraw(contact);
    contact.disconnect = { at: this.now, ...ending };
    this.#releaseAgent(contact);
    delete contact.consult;
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

  route(): void {
    this.#distributor.route();
  }

  isFull(place: QueuePlace): boolean {
    return this.#distributor.isFull(place);
  }

  /** Something about a call was changed that no contact event tells. */
  touched(): void {
    this.#options.changed();
  }

  #releaseAgent({ agent, dialledBy, contactId }: Contact): void {
    if (agent !== undefined) {
      takeFromHold(agent, this.now);
      agent.afterContactWorkStartedAt = this.now;
      this.softphones.get(agent.agent.id).show(contactId, 'after-contact-work', this.now);
    } else if (dialledBy !== undefined) {
      // assumed: a call that nobody answered leaves no after-contact work.
      this.softphones.get(dialledBy.id).remove(contactId, this.now);
    }
  }

  #moveTo(contact: Contact, stage: Contact['stage']): void {
    contact.stage = stage;
    this.#options.moved(contact);
  }
}

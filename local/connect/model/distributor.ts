/** The automatic call distributor: contacts wait in queues and ring at agents who are available. */
import type { Clock } from '../clock.ts';
import type { Contact, QueuePlace } from './contact.ts';
import type { Contacts } from './contacts.ts';
import { NotPossible } from './not-possible.ts';
import { agentQueueCapacity } from './queues.ts';
import { nextOffer, type Offer } from './routing.ts';
import type { Softphone } from './softphone.ts';
import type { Softphones } from './softphones.ts';

/** documented: an agent has 20 seconds to accept a voice contact. */
export const acceptWithinMs = 20_000;

export interface DistributorOptions {
  readonly clock: Clock;
  readonly contacts: Contacts;
  readonly softphones: Softphones;
  /** Plays what the agent is to hear first, if anything, and then connects. */
  whisper(contact: Contact, connect: () => void): void;
  /** The agent took the call. */
  accepted(contact: Contact, softphone: Softphone): void;
  /** Nobody took a contact that does not wait on. */
  notTaken(contact: Contact): void;
  moved(contact: Contact): void;
  changed(): void;
}

export class Distributor {
  readonly #options: DistributorOptions;
  readonly #offers = new Map<string, () => void>();

  constructor(options: DistributorOptions) {
    this.#options = options;
  }

  /** Only agents' own queues have a limit here; a standard queue has none unless one is set (documented). */
  isFull(place: QueuePlace): boolean {
    if (place.kind !== 'AGENT') return false;
    const waiting = this.#options.contacts
      .live()
      .filter((contact) => contact.queue?.arn === place.arn && !contact.agent);
    return waiting.length >= agentQueueCapacity;
  }

  /** Offers waiting contacts to available agents until no pair is left. */
  route(): void {
    for (let offer = this.#next(); offer !== undefined; offer = this.#next()) this.#offer(offer);
    this.#options.changed();
  }

  accept(softphone: Softphone, contactId: string): void {
    const contact = this.#options.contacts.get(contactId);
    this.#offers.get(contactId)?.();
    this.#options.whisper(contact, () => this.#connect(softphone, contact));
  }

  /** documented: agent and customer are joined when the whispers are over, if the customer is still there. */
  #connect(softphone: Softphone, contact: Contact): void {
    if (contact.stage !== 'offered') return;
    this.#stopOffer(contact);
    this.#options.accepted(contact, softphone);
  }

  /**
   * documented: not accepted in time is MISSED, refused is REJECTED, and either must be cleared.
   * assumed: the contact keeps its place in the queue, unless it is a consult that ends with it.
   */
  turnDown(softphone: Softphone, contactId: string, how: 'missed' | 'refused'): void {
    const contact = this.#options.contacts.get(contactId);
    this.#stopOffer(contact);
    softphone.show(contactId, how, this.#options.clock.now());
    if (contact.endsUnaccepted) this.#options.notTaken(contact);
    else this.#requeue(contact);
    this.route();
  }

  /** The contact is over while it rings. assumed: it vanishes from the softphone. */
  withdraw(contact: Contact): void {
    const { offeredTo, contactId } = contact;
    this.#stopOffer(contact);
    if (offeredTo === undefined) return;
    this.#options.softphones.get(offeredTo).remove(contactId, this.#options.clock.now());
  }

  #next(): Offer | undefined {
    return nextOffer(this.#options.contacts.live(), this.#options.softphones.all());
  }

  #offer({ contact, softphone }: Offer): void {
    const { clock, moved } = this.#options;
    const { contactId } = contact;
    contact.offeredTo = softphone.agent.id;
    contact.rang = softphone.agent;
    softphone.show(contactId, 'incoming', clock.now());
    // assumed: auto-accept connects at once; AWS plays a tone and the whisper first.
    const cancel = softphone.agent.autoAccept
      ? clock.schedule(0, () => this.accept(softphone, contactId))
      : clock.schedule(acceptWithinMs, () => this.turnDown(softphone, contactId, 'missed'));
    this.#offers.set(contactId, cancel);
    contact.stage = 'offered';
    moved(contact);
  }

  #requeue(contact: Contact): void {
    contact.stage = 'queued';
    this.#options.moved(contact);
  }

  #stopOffer(contact: Contact): void {
    this.#offers.get(contact.contactId)?.();
    this.#offers.delete(contact.contactId);
    delete contact.offeredTo;
  }
}

/** @throws NotPossible when the queue takes no more contacts */
export const mustHaveRoom = (at: Pick<Distributor, 'isFull'>, place: QueuePlace): void => {
  if (at.isFull(place)) throw new NotPossible('wrong-state', `the queue "${place.name}" is full`);
};

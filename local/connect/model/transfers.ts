/**
 * An agent sends the conversation on. documented: blind (cold) the agent leaves at once; assisted (warm) the
 * customer is on hold while the destination rings and both talk, until the agent joins all or leaves.
 */

import { consulting, consultOf } from './consult.ts';
import type { Contact } from './contact.ts';
import type { Destination } from './destination.ts';
import { mustHaveRoom } from './distributor.ts';
import { putOnHold } from './hold.ts';
import { NotPossible } from './not-possible.ts';
import type { Ringing } from './ringing.ts';
import type { Switchboard } from './switchboard.ts';
import { type TransferChoices, toldReason } from './transfer-choices.ts';
import { transferLeg } from './transfer-leg.ts';

export const transferKinds = ['blind', 'assisted'] as const;
export type TransferKind = (typeof transferKinds)[number];

export interface TransfersOptions {
  readonly switchboard: Switchboard;
  readonly ringing: Ringing;
  readonly choices: () => TransferChoices;
  readonly newId: () => string;
}

/** documented: an outside number rings for 60 s. */
const externalRingSeconds = 60;
/** documented: at most twelve contacts in a chain. */
const mostLegs = 12;

export class Transfers {
  readonly #options: TransfersOptions;

  constructor(options: TransfersOptions) {
    this.#options = options;
  }

  /** @returns the new leg's contact id */
  start(fromId: string, destination: Destination, kind: TransferKind): string {
    const { switchboard, newId } = this.#options;
    const from = switchboard.contacts.get(fromId);
    this.#mustBeFree(from, destination);
    const leg = transferLeg(from, {
      ...{ contactId: newId(), destination, now: switchboard.now },
      endsUnaccepted: this.#endsUnaccepted(destination, kind),
    });
    this.#list(from, leg, destination);
    if (kind === 'assisted') this.#consult(from, leg);
    switchboard.begin(leg);
    if (kind === 'blind') this.leave(from);
    this.#deliver(leg, destination);
    return leg.contactId;
  }

  /** The agent leaves and the conversation goes on without them. */
  leave(from: Contact): void {
    const { transferredLegReason } = this.#options.choices();
    this.#options.switchboard.endLeg(from, { by: 'transfer', ...toldReason(transferredLegReason) });
  }

  #list({ nextContacts }: Contact, { contactId }: Contact, { type, name }: Destination): void {
    if (type === 'PHONE_NUMBER' && this.#options.choices().externalNextContact === 'absent') return;
    nextContacts.push({ contactId, at: this.#options.switchboard.now, type, name });
  }

  #consult(from: Contact, leg: Contact): void {
    from.consult = { contactId: leg.contactId, talk: 'destination' };
    if (from.agent) putOnHold(from.agent, this.#options.switchboard.now);
  }

  #deliver(leg: Contact, destination: Destination): void {
    if (destination.type !== 'PHONE_NUMBER') this.#options.switchboard.enqueue(leg, destination.place);
    else this.#options.ringing.start(leg.contactId, externalRingSeconds);
  }

  /** A queue keeps who is not taken; so does an agent's queue when the customer waits in it. */
  #endsUnaccepted(destination: Destination, kind: TransferKind): boolean {
    const ends = this.#options.choices().unacceptedConsult === 'ends';
    return ends && kind === 'assisted' && destination.type === 'USER';
  }

  #mustBeFree(from: Contact, destination: Destination): void {
    const { contacts } = this.#options.switchboard;
    if (from.initiationMethod === 'MONITOR') throw refusal(from, 'is a supervisor who listens');
    if (consulting(contacts, from)) throw refusal(from, 'is consulted and does not have the customer');
    if (consultOf(contacts, from))
      throw refusal(from, 'has a transfer under way: complete or retrieve first');
    const legs = contacts.all().filter((leg) => leg.attributes === from.attributes);
    if (legs.length >= mostLegs) throw refusal(from, `would make more than ${mostLegs} contacts of one call`);
    if (destination.type !== 'PHONE_NUMBER') mustHaveRoom(this.#options.switchboard, destination.place);
  }
}

const refusal = (from: Contact, why: string): NotPossible =>
  new NotPossible('wrong-state', `contact ${from.contactId} cannot be transferred: its agent ${why}`);

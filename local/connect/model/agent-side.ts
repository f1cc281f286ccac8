/** The agent's side of a call: what the buttons of a softphone do during it. */
import { consulting, consultOf, type RunningConsult } from './consult.ts';
import type { AgentPart, Contact } from './contact.ts';
import { putOnHold, takeFromHold } from './hold.ts';
import { NotPossible } from './not-possible.ts';
import type { Switchboard } from './switchboard.ts';
import type { Transfers } from './transfers.ts';

/** documented: a phone that rings outside and is cancelled by the agent. */
const cancelled = { by: 'agent', reason: 'TELECOM_ORIGINATOR_CANCEL' } as const;
const left = { by: 'agent', reason: 'AGENT_DISCONNECT' } as const;

export class AgentSide {
  readonly #switchboard: Switchboard;
  readonly #transfers: Transfers;

  constructor(switchboard: Switchboard, transfers: Transfers) {
    this.#switchboard = switchboard;
    this.#transfers = transfers;
  }

  /** The customer hears music; in a conference the two agents go on talking. */
  hold(contactId: string): void {
    const { contact, agent } = this.#withCustomer(contactId);
    if (agent.heldSince !== undefined) throw refusal(contact, 'the customer is on hold already');
    const running = this.#consultOf(contact);
    if (running?.consult.talk === 'customer') throw refusal(contact, 'a consult is on hold; use swap');
    if (running) running.consult.talk = 'destination';
    putOnHold(agent, this.#switchboard.now);
    this.#switchboard.touched();
  }

  /** Back to the customer: off hold, and whoever is consulted or in the conference is let go. */
  retrieve(contactId: string): void {
    const { contact, agent } = this.#withCustomer(contactId);
    const running = this.#consultOf(contact);
    if (!running && agent.heldSince === undefined) throw refusal(contact, 'nobody is on hold');
    takeFromHold(agent, this.#switchboard.now);
    if (running) this.#switchboard.endLeg(running.leg, running.leg.stage === 'ringing' ? cancelled : left);
    this.#switchboard.touched();
  }

  /** The one who is on hold and the other change places. */
  swap(contactId: string): void {
    const { contact, agent } = this.#withCustomer(contactId);
    const { consult } = this.#answeredConsult(contact);
    if (consult.talk === 'both') throw refusal(contact, 'three are on the line and nobody is on hold');
    const toCustomer = consult.talk === 'destination';
    consult.talk = toCustomer ? 'customer' : 'destination';
    if (toCustomer) takeFromHold(agent, this.#switchboard.now);
    else putOnHold(agent, this.#switchboard.now);
    this.#switchboard.touched();
  }

  /** Three on the line. */
  join(contactId: string): void {
    const { contact, agent } = this.#withCustomer(contactId);
    const { consult } = this.#answeredConsult(contact);
    if (consult.talk === 'both') throw refusal(contact, 'three are on the line already');
    consult.talk = 'both';
    takeFromHold(agent, this.#switchboard.now);
    this.#switchboard.touched();
  }

  /** documented: the first agent leaves, the destination and the customer are connected. */
  complete(contactId: string): void {
    const { contact } = this.#withCustomer(contactId);
    if (!this.#consultOf(contact))
      throw refusal(contact, 'no transfer is under way; start one with transfer');
    this.#transfers.leave(contact);
  }

  /** The agent leaves: with somebody else on the call that completes the transfer, alone it ends the call. */
  hangUp(contactId: string): void {
    const contact = this.#switchboard.contacts.get(contactId);
    if (contact.stage === 'ringing') this.#switchboard.end(contact, cancelled);
    else if (contact.initiationMethod === 'MONITOR') this.#switchboard.endLeg(contact, left);
    else if (consulting(this.#switchboard.contacts, contact)) this.#switchboard.endLeg(contact, left);
    else if (this.#consultOf(contact)) this.#transfers.leave(contact);
    else this.#switchboard.end(contact, left);
  }

  #consultOf(contact: Contact): RunningConsult | undefined {
    return consultOf(this.#switchboard.contacts, contact);
  }

  #answeredConsult(contact: Contact): RunningConsult {
    const running = this.#consultOf(contact);
    if (running?.leg.stage === 'connected') return running;
    throw refusal(contact, running ? 'the destination has not answered yet' : 'nobody is consulted');
  }

  #withCustomer(contactId: string): { readonly contact: Contact; readonly agent: AgentPart } {
    const contact = this.#switchboard.contacts.get(contactId);
    const { agent } = contact;
    const has = contact.stage === 'connected' && contact.initiationMethod !== 'MONITOR';
    if (agent && has && !consulting(this.#switchboard.contacts, contact)) return { contact, agent };
    throw refusal(contact, 'this agent does not have the customer');
  }
}

const refusal = ({ contactId }: Contact, why: string): NotPossible =>
  new NotPossible('wrong-state', `not possible with contact ${contactId}: ${why}`);

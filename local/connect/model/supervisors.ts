/**
 * Supervisors. documented: listening makes a leg of its own with initiation method MONITOR; a manager who
 * barges in joins the talk, and the agent whom they take off the call ends with BARGED.
 */
import type { Contact } from './contact.ts';
import { initialIdOf } from './contact.ts';
import { newContact } from './new-contact.ts';
import { NotPossible } from './not-possible.ts';
import type { Softphone } from './softphone.ts';
import type { Switchboard } from './switchboard.ts';

export class Supervisors {
  readonly #switchboard: Switchboard;
  readonly #newId: () => string;

  constructor(switchboard: Switchboard, newId: () => string) {
    this.#switchboard = switchboard;
    this.#newId = newId;
  }

  /** Listens, unheard. @returns the contact id of the supervisor's leg */
  monitor(supervisor: Softphone, contactId: string): string {
    const heard = this.#switchboard.contacts.get(contactId);
    if (supervisor.cards.length > 0)
      throw new NotPossible(
        'wrong-state',
        `${supervisor.agent.username} has a contact already; clear it first`,
      );
    if (heard.stage !== 'connected')
      throw new NotPossible(
        'wrong-state',
        `contact ${contactId} is ${heard.stage}; only a talk can be heard`,
      );
    const leg = this.#leg(heard);
    this.#switchboard.begin(leg);
    this.#switchboard.connect(leg, supervisor);
    return leg.contactId;
  }

  /** Takes part from now on. */
  barge(contactId: string): void {
    const leg = this.#switchboard.contacts.get(contactId);
    if (leg.supervision === undefined)
      throw new NotPossible('wrong-state', `contact ${contactId} is no supervisor's leg; start with monitor`);
    leg.supervision.push({ state: 'BARGE', since: this.#switchboard.now });
    this.#switchboard.touched();
  }

  /** Takes the agent off the call and goes on with the customer. */
  takeOver(contactId: string): void {
    this.barge(contactId);
    const { previousContactId = '' } = this.#switchboard.contacts.get(contactId);
    const heard = this.#switchboard.contacts.get(previousContactId);
    this.#switchboard.endLeg(heard, { by: 'supervisor', reason: 'BARGED' });
  }

  #leg(heard: Contact): Contact {
    return newContact({
      contactId: this.#newId(),
      ...{ initiationMethod: 'MONITOR', initiatedAt: this.#switchboard.now },
      ...{ line: heard.line, attributes: heard.attributes },
      // assumed: linked like a transfer; the documentation does not say.
      initialContactId: initialIdOf(heard),
      previousContactId: heard.contactId,
      supervision: [{ state: 'SILENT_MONITOR', since: this.#switchboard.now }],
      stage: 'in-flow',
    });
  }
}

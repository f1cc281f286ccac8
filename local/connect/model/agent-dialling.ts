/**
 * An agent dials a number from the softphone. documented: initiation method OUTBOUND, CONNECTED_TO_SYSTEM when
 * somebody answers, the agent is connected then, no queueInfo; the caller id is that of the outbound queue.
 */
import type { Contact, QueuePlace } from './contact.ts';
import type { Contacts } from './contacts.ts';
import { newContact } from './new-contact.ts';
import { NotPossible } from './not-possible.ts';
import type { Queues } from './queues.ts';
import type { Ringing } from './ringing.ts';
import type { Softphone } from './softphone.ts';
import type { Switchboard } from './switchboard.ts';
import type { TransferChoices } from './transfer-choices.ts';

export interface AgentCall {
  readonly number: string;
  /** The agent's default outbound queue unless given. */
  readonly queueId?: string | undefined;
  readonly relatedContactId?: string | undefined;
  readonly tellsReason: boolean;
}

export interface AgentDiallingOptions {
  readonly switchboard: Switchboard;
  readonly ringing: Ringing;
  readonly queues: Queues;
  readonly choices: () => TransferChoices;
  readonly newId: () => string;
}

/** documented: TELECOM_TIMEOUT after 60 s of ringing. */
const ringSeconds = 60;

export class AgentDialling {
  readonly #options: AgentDiallingOptions;

  constructor(options: AgentDiallingOptions) {
    this.#options = options;
  }

  /** @returns the contact id */
  dial(softphone: Softphone, call: AgentCall): string {
    const { switchboard, ringing, newId } = this.#options;
    this.#mustBeFree(softphone);
    const contactId = newId();
    switchboard.begin(this.#ringingContact(contactId, softphone, call));
    softphone.show(contactId, 'dialling', switchboard.now);
    ringing.start(contactId, ringSeconds);
    return contactId;
  }

  #ringingContact(contactId: string, { agent }: Softphone, call: AgentCall): Contact {
    const place = this.#outboundQueue(call.queueId ?? agent.queueIds[0] ?? '');
    const related = relatedTo(this.#options.switchboard.contacts, call.relatedContactId);
    const copies = this.#options.choices().dialledAttributes === 'copied';
    return newContact({
      ...{ contactId, initiationMethod: 'OUTBOUND', initiatedAt: this.#options.switchboard.now },
      line: {
        ...{ number: call.number, systemNumber: this.#options.queues.callerId(place.id) },
        ...{ kind: 'outbound', said: [], tellsReason: call.tellsReason },
      },
      attributes: new Map(copies ? related?.attributes : []),
      ...(related && { relatedContactId: related.contactId }),
      namedQueue: place,
      dialledBy: agent,
      stage: 'ringing',
    });
  }

  /** documented: without a caller id the attempt fails. */
  #outboundQueue(queueId: string): QueuePlace {
    const place = this.#options.queues.standard(queueId);
    if (place === undefined) throw new NotPossible('unknown', `there is no queue "${queueId}" to call from`);
    if (this.#options.queues.callerId(queueId) === undefined)
      throw new NotPossible('wrong-state', `queue "${place.name}" has no outbound caller id`);
    return place;
  }

  /** documented: from any status. A call at hand forbids it; after-contact work is a choice. */
  #mustBeFree({ agent, cards }: Softphone): void {
    const mayInWork = this.#options.choices().dialInAfterContactWork === 'allowed';
    const busy = cards.find(({ state }) => !(mayInWork && state === 'after-contact-work'));
    if (busy === undefined) return;
    throw new NotPossible(
      'wrong-state',
      `${agent.username} has a contact in state ${busy.state}; clear it first`,
    );
  }
}

const relatedTo = (contacts: Contacts, relatedContactId: string | undefined): Contact | undefined =>
  relatedContactId === undefined ? undefined : contacts.get(relatedContactId);

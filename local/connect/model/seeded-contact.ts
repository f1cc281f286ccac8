/** A contact from the past, put there without any event: for outsiders who bring events of their own. */
import type { Contact, QueuePlace } from './contact.ts';
import { newContact } from './new-contact.ts';
import { NotPossible } from './not-possible.ts';
import type { Queues } from './queues.ts';
import type { Softphone } from './softphone.ts';
import type { Switchboard } from './switchboard.ts';

export interface PastContact {
  readonly contactId: string;
  readonly number: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly queueId: string;
  readonly agentId: string;
  /** `ended`: the customer's side ended a moment ago and the agent is in after-contact work. */
  readonly state: 'ended' | 'connected';
  readonly tellsReason: boolean;
}

interface Past {
  readonly past: PastContact;
  readonly place: QueuePlace;
  readonly systemNumber: string | undefined;
  readonly softphone: Softphone;
  readonly endedAt: number;
}

const talkMs = 60_000;
const aMomentMs = 1_000;

const connectedContact = ({ past, place, systemNumber, softphone, endedAt }: Past): Contact => {
  const connectedAt = endedAt - talkMs;
  const { number, tellsReason } = past;
  return newContact({
    contactId: past.contactId,
    initiationMethod: 'INBOUND',
    initiatedAt: connectedAt,
    connectedToSystemAt: connectedAt,
    line: { number, systemNumber, kind: 'inbound', said: [], tellsReason },
    attributes: new Map(Object.entries(past.attributes)),
    namedQueue: place,
    queue: { ...place, enqueuedAt: connectedAt },
    agent: { agent: softphone.agent, connectedAt },
    stage: 'connected',
  });
};

const endedContact = (seed: Past): Contact => {
  const contact = connectedContact(seed);
  const { endedAt } = seed;
  return {
    ...contact,
    ...(contact.agent && { agent: { ...contact.agent, afterContactWorkStartedAt: endedAt } }),
    disconnect: { at: endedAt, reason: 'CUSTOMER_DISCONNECT', by: 'customer' },
    stage: 'ended',
  };
};

export const seedContact = (switchboard: Switchboard, queues: Queues, past: PastContact): void => {
  const softphone = switchboard.softphones.get(past.agentId);
  const place = queues.standard(past.queueId);
  if (place === undefined) {
    throw new NotPossible('unknown', `there is no queue "${past.queueId}"; local.json lists the queues`);
  }
  const endedAt = switchboard.now - aMomentMs;
  const seed = { past, place, systemNumber: queues.callerId(place.id), softphone, endedAt };
  const ended = past.state === 'ended';
  switchboard.contacts.add(ended ? endedContact(seed) : connectedContact(seed));
  softphone.show(
    past.contactId,
    ended ? 'after-contact-work' : 'connected',
    ended ? endedAt : endedAt - talkMs,
  );
  switchboard.route();
};

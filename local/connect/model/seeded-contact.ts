/** A contact from the past, put there without any event: for outsiders who bring events of their own. */
import { type Contact, defaultPriority } from './contact.ts';
import { NotPossible } from './not-possible.ts';
import type { Queues } from './queues.ts';
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

const talkMs = 60_000;
const aMomentMs = 1_000;

export const seedContact = (switchboard: Switchboard, queues: Queues, past: PastContact): void => {
  const softphone = switchboard.softphones.get(past.agentId);
  const place = queues.standard(past.queueId);
  if (place === undefined) {
    throw new NotPossible('unknown', `there is no queue "${past.queueId}"; local.json lists the queues`);
  }
  const ended = past.state === 'ended';
  const endedAt = switchboard.now - aMomentMs;
  const connectedAt = endedAt - talkMs;
  const contact: Contact = {
    contactId: past.contactId,
    initiationMethod: 'INBOUND',
    initiatedAt: connectedAt,
    connectedToSystemAt: connectedAt,
    line: {
      number: past.number,
      systemNumber: queues.callerId(place.id),
      kind: 'inbound',
      said: [],
      tellsReason: past.tellsReason,
    },
    attributes: new Map(Object.entries(past.attributes)),
    namedQueue: place,
    queue: { ...place, enqueuedAt: connectedAt },
    agent: {
      agent: softphone.agent,
      connectedAt,
      ...(ended && { afterContactWorkStartedAt: endedAt }),
    },
    ...(ended && { disconnect: { at: endedAt, reason: 'CUSTOMER_DISCONNECT', by: 'customer' } }),
    stage: ended ? 'ended' : 'connected',
    priority: defaultPriority,
    queueTimeAdjustment: 0,
  };
  switchboard.contacts.add(contact);
  softphone.show(
    contact.contactId,
    ended ? 'after-contact-work' : 'connected',
    ended ? endedAt : connectedAt,
  );
  switchboard.route();
};

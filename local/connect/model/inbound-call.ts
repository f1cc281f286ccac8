/**
 * A customer calls in. Unless the numbers run a flow, the entry is the simplest there is: it sets the attributes
 * and transfers to the queue. documented: for INBOUND the system is connected the moment the contact begins, and
 * CONNECTED_TO_SYSTEM is not promised.
 */
import type { Contact } from './contact.ts';
import { newContact } from './new-contact.ts';
import { NotPossible } from './not-possible.ts';
import type { Queues } from './queues.ts';
import type { Switchboard } from './switchboard.ts';

export interface IncomingCall {
  readonly contactId: string;
  readonly from: string;
  readonly queueId: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly tellsReason: boolean;
  /** The numbers of the centre run a flow, which decides where the call goes. */
  readonly runsFlow: boolean;
}

export const receiveCall = (switchboard: Switchboard, queues: Queues, call: IncomingCall): Contact => {
  const place = queues.standard(call.queueId);
  if (place === undefined) {
    throw new NotPossible('unknown', `there is no queue "${call.queueId}"; local.json lists the queues`);
  }
  const contact = newContact({
    contactId: call.contactId,
    initiationMethod: 'INBOUND',
    initiatedAt: switchboard.now,
    connectedToSystemAt: switchboard.now,
    line: {
      number: call.from,
      systemNumber: queues.callerId(place.id),
      kind: 'inbound',
      said: [],
      tellsReason: call.tellsReason,
    },
    attributes: new Map(Object.entries(call.attributes)),
    namedQueue: place,
    stage: 'in-flow',
  });
  switchboard.begin(contact);
  if (call.runsFlow) switchboard.enterFlow(contact);
  else switchboard.enqueue(contact, place);
  return contact;
};

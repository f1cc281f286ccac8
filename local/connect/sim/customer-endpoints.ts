/** POST /sim/calls and /sim/calls/{contactId}/…: the customer's side. */
import type * as v from 'valibot';
import type { Entry } from '../call-centre.ts';
import { receiveCall } from '../model/inbound-call.ts';
import { created, type Endpoint, ok, type SimOptions } from './endpoint.ts';
import { customerAction, newCall, parseBody } from './sim-request.ts';

type Body = v.InferOutput<typeof customerAction>;

const action = (verb: string, run: (contactId: string, body: Body) => void): Endpoint => ({
  method: 'POST',
  path: new RegExp(`^/sim/calls/([^/]+)/${verb}$`),
  run: (contactId, body) => {
    run(contactId, parseBody(customerAction, body));
    return ok({ contactId });
  },
});

const runsFlow = ({ flowId, queueIds }: Entry, queueId: string): boolean =>
  flowId !== undefined && (queueIds === undefined || queueIds.has(queueId));

const call = ({ switchboard, queues, entry, newId, tellsReason }: SimOptions): Endpoint => ({
  method: 'POST',
  path: /^\/sim\/calls$/,
  run: (_id, body) => {
    const { reason, ...incoming } = parseBody(newCall, body);
    const contactId = newId();
    receiveCall(switchboard, queues, {
      ...incoming,
      ...{ contactId, tellsReason: reason ?? tellsReason, runsFlow: runsFlow(entry, incoming.queueId) },
    });
    return created(contactId);
  },
});

export const customerEndpoints = (options: SimOptions): readonly Endpoint[] => {
  const { customer } = options;
  return [
    call(options),
    action('hangup', (id, { reason }) => customer.hangUp(id, reason)),
    action('drop', (id, { reason }) => customer.drop(id, reason)),
    action('answer', (id) => customer.answer(id)),
    action('busy', (id, { reason }) => customer.isBusy(id, reason)),
    action('ignore', (id) => customer.ignore(id)),
  ];
};

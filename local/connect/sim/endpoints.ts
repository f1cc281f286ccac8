/** What can be asked of the simulated centre over plain HTTP; docs/local.md is its manual. */
import type * as v from 'valibot';
import type { Customer } from '../model/customer.ts';
import { receiveCall } from '../model/inbound-call.ts';
import { NotPossible } from '../model/not-possible.ts';
import type { Queues } from '../model/queues.ts';
import { seedContact } from '../model/seeded-contact.ts';
import type { CardState } from '../model/softphone.ts';
import type { Switchboard } from '../model/switchboard.ts';
import { agentAction, agentStatus, customerAction, newCall, parseBody, pastContact } from './sim-request.ts';

export interface SimOptions {
  readonly switchboard: Switchboard;
  readonly queues: Queues;
  readonly customer: Customer;
  newId(): string;
  readonly tellsReason: boolean;
  requests(): readonly unknown[];
  events(): readonly unknown[];
  world(): unknown;
}

export interface Answer {
  readonly status: 200 | 201;
  readonly body: unknown;
}

export interface Endpoint {
  readonly method: 'GET' | 'POST';
  /** Its first group is the id in the path. */
  readonly path: RegExp;
  run(id: string, body: unknown): Answer;
}

type CustomerBody = v.InferOutput<typeof customerAction>;

const ok = (body: unknown): Answer => ({ status: 200, body });

const callEndpoints = (options: SimOptions): readonly Endpoint[] => {
  const { switchboard, customer } = options;
  const action = (verb: string, run: (contactId: string, body: CustomerBody) => void): Endpoint => ({
    method: 'POST',
    path: new RegExp(`^/sim/calls/([^/]+)/${verb}$`),
    run: (contactId, body) => {
      run(contactId, parseBody(customerAction, body));
      return ok({ contactId });
    },
  });
  return [
    {
      method: 'POST',
      path: /^\/sim\/calls$/,
      run: (_id, body) => {
        const { reason, ...call } = parseBody(newCall, body);
        const contactId = options.newId();
        receiveCall(switchboard, options.queues, {
          ...call,
          contactId,
          tellsReason: reason ?? options.tellsReason,
        });
        return { status: 201, body: { contactId } };
      },
    },
    action('hangup', (id, { reason }) => customer.hangUp(id, reason)),
    action('drop', (id, { reason }) => customer.drop(id, reason)),
    action('answer', (id) => customer.answer(id)),
    action('busy', (id, { reason }) => customer.isBusy(id, reason)),
    action('ignore', (id) => customer.ignore(id)),
  ];
};

const agentEndpoints = ({ switchboard }: SimOptions): readonly Endpoint[] => {
  const at = (verb: string): Pick<Endpoint, 'method' | 'path'> => ({
    method: 'POST',
    path: new RegExp(`^/sim/agents/([^/]+)/${verb}$`),
  });
  const onCard = (
    verb: string,
    states: readonly CardState[],
    run: (agentId: string, contactId: string) => void,
  ): Endpoint => ({
    ...at(verb),
    run: (agentId, body) => {
      const { contactId } = parseBody(agentAction, body);
      const card = switchboard.softphones.get(agentId).pick(states, contactId);
      run(agentId, card.contactId);
      return ok({ contactId: card.contactId });
    },
  });
  const later = (verb: string): Endpoint => ({
    ...at(verb),
    run: () => {
      throw new NotPossible('not-modelled', `${verb} is not modelled yet`);
    },
  });
  return [
    onCard('accept', ['incoming'], (agentId, contactId) =>
      switchboard.accept(switchboard.softphones.get(agentId), contactId),
    ),
    onCard('hangup', ['connected'], (_agentId, contactId) =>
      switchboard.end(switchboard.contacts.get(contactId), { by: 'agent', reason: 'AGENT_DISCONNECT' }),
    ),
    onCard('clear', ['after-contact-work', 'missed'], (agentId, contactId) =>
      switchboard.clear(switchboard.softphones.get(agentId), contactId),
    ),
    later('hold'),
    later('transfer'),
    {
      ...at('status'),
      run: (agentId, body) => {
        const softphone = switchboard.softphones.get(agentId);
        softphone.setStatus(parseBody(agentStatus, body).status);
        switchboard.route();
        const { status, nextStatus } = softphone;
        return ok({ status, ...(nextStatus !== undefined && { nextStatus }) });
      },
    },
  ];
};

const readings = (options: SimOptions): readonly Endpoint[] => {
  const reading = (path: RegExp, read: () => unknown): Endpoint => ({
    method: 'GET',
    path,
    run: () => ok(read()),
  });
  return [
    reading(/^\/sim\/requests$/, () => options.requests()),
    reading(/^\/sim\/events$/, () => options.events()),
    reading(/^\/sim\/world$/, () => options.world()),
  ];
};

export const endpoints = (options: SimOptions): readonly Endpoint[] => [
  ...callEndpoints(options),
  ...agentEndpoints(options),
  {
    method: 'POST',
    path: /^\/sim\/contacts$/,
    run: (_id, body) => {
      const past = parseBody(pastContact, body);
      seedContact(options.switchboard, options.queues, { ...past, tellsReason: options.tellsReason });
      return { status: 201, body: { contactId: past.contactId } };
    },
  },
  ...readings(options),
];

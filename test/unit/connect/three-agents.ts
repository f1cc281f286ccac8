/** A centre with three agents, all available, in which ana has just taken a customer's call. */
import { expect } from 'vitest';
import type { Centre } from '../../../local/connect/centre.ts';
import type { TransferChoicesInput } from '../../../local/connect/model/transfer-choices.ts';
import type { ConnectOptions } from '../../../local/connect/options.ts';
import {
  ana,
  bob,
  type ContactEvent,
  caller,
  type SmallCentre,
  sales,
  salesNumber,
  smallCentre,
  support,
} from './small-centre.ts';

export const cleo = 'c0c00000-0000-4000-8000-000000000003';

const centre: Centre = {
  queues: [
    { id: sales, name: 'Sales', outboundCallerId: salesNumber },
    { id: support, name: 'Support', outboundCallerId: '+442079460002' },
  ],
  agents: [
    { id: ana, username: 'ana', name: 'Ana Lima', queueIds: [sales] },
    { id: bob, username: 'bob', name: 'Bob Stone', queueIds: [support] },
    { id: cleo, username: 'cleo', name: 'Cleo Park', queueIds: [support] },
  ],
};

export interface ThreeAgents extends SmallCentre {
  /** The leg on which ana talks to the customer. */
  readonly first: string;
  /** As the agent; anything but success fails the test. @returns the contact id */
  as(agent: string, verb: string, body?: object): Promise<string>;
  /** Ana consults this destination, and the destination's agent accepts. @returns its leg */
  consulted(agent: string): Promise<string>;
  eventsOf(contactId: string): readonly ContactEvent[];
  endOf(contactId: string): ContactEvent['detail'] | undefined;
  /** What the agent's softphone shows, as `state` or `state, on hold`. */
  phone(username: string): readonly string[];
}

export const threeAgents = async (
  transfers: TransferChoicesInput = {},
  overrides: Partial<ConnectOptions> = {},
): Promise<ThreeAgents> => {
  const small = await smallCentre({ centre, undocumented: { transfers }, ...overrides });
  const { sim, events, connect } = small;
  const as: ThreeAgents['as'] = async (agent, verb, body) => {
    const answer = await sim(`/agents/${agent}/${verb}`, body);
    expect(answer).toMatchObject({ status: expect.toBeOneOf([200, 201]) });
    return answer.body.contactId;
  };
  const { body } = await sim('/calls', { from: caller, queueId: sales, attributes: { protocol: 'P-1' } });
  await as('ana', 'accept');
  const eventsOf = (contactId: string) => events.filter(({ detail }) => detail.contactId === contactId);
  return {
    ...small,
    ...{ first: body.contactId, as, eventsOf },
    consulted: async (agent) => {
      const leg = await as('ana', 'transfer', { kind: 'assisted', agent });
      await as(agent, 'accept');
      return leg;
    },
    endOf: (contactId) =>
      eventsOf(contactId).find(({ detail }) => detail.eventType === 'DISCONNECTED')?.detail,
    phone: (username) =>
      connect
        .world()
        .agents.filter((agent) => agent.username === username)
        .flatMap(({ contacts }) => contacts)
        .map(({ state, onHold }) => (onHold ? `${state}, on hold` : state)),
  };
};

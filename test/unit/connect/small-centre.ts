/** A small contact centre on a turned clock, over HTTP, for the tests in this folder. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConnectClient } from '@aws-sdk/client-connect';
import { onTestFinished } from 'vitest';
import type { Centre } from '../../../local/connect/centre.ts';
import type { ConnectOptions } from '../../../local/connect/options.ts';
import { type SimulatedConnect, simulatedConnect } from '../../../local/connect/simulated-connect.ts';
import { TurnedClock } from './turned-clock.ts';

export const instanceId = '0a1b2c3d-0000-4000-8000-000000000001';
export const instanceArn = `arn:aws:connect:eu-west-2:111122223333:instance/${instanceId}`;
export const sales = '5a1e5000-0000-4000-8000-000000000001';
export const support = '50bb0000-0000-4000-8000-000000000002';
export const silent = '511e0000-0000-4000-8000-000000000003';
export const ana = 'a0a00000-0000-4000-8000-000000000001';
export const bob = 'b0b00000-0000-4000-8000-000000000002';
export const salesNumber = '+442079460001';
export const caller = '+442079460123';

const centre: Centre = {
  queues: [
    { id: sales, name: 'Sales', outboundCallerId: salesNumber },
    { id: support, name: 'Support', outboundCallerId: '+442079460002' },
    { id: silent, name: 'No caller id' },
  ],
  agents: [
    { id: ana, username: 'ana', name: 'Ana Lima', queueIds: [sales] },
    { id: bob, username: 'bob', name: 'Bob Stone', queueIds: [sales, support, silent] },
  ],
};

export interface ContactEvent {
  readonly 'detail-type': string;
  readonly detail: Readonly<Record<string, unknown>> & {
    readonly eventType: string;
    readonly contactId: string;
  };
  readonly [key: string]: unknown;
}

export interface SmallCentre {
  readonly connect: SimulatedConnect;
  readonly clock: TurnedClock;
  readonly events: ContactEvent[];
  readonly client: ConnectClient;
  readonly baseUrl: string;
  /** @returns status and body of a request under /sim */
  sim(path: string, body?: unknown): Promise<{ readonly status: number; readonly body: SimBody }>;
  /** An inbound call that ana, who is the only one available, has accepted. */
  callWithAna(): Promise<string>;
  typesOf(contactId: string): readonly string[];
}

export interface SimBody {
  readonly contactId: string;
  readonly error: string;
  readonly [key: string]: unknown;
}

const listen = async (connect: SimulatedConnect): Promise<string> => {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    void (async () => {
      if (await connect.sim(request, response, url)) return;
      if (await connect.rest(request, response, url)) return;
      response.writeHead(404).end();
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    connect.stop();
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const clientOf = (endpoint: string): ConnectClient => {
  const client = new ConnectClient({
    endpoint,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'AKIALOCAL', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  onTestFinished(() => client.destroy());
  return client;
};

export const smallCentre = async (overrides: Partial<ConnectOptions> = {}): Promise<SmallCentre> => {
  const clock = new TurnedClock();
  const events: ContactEvent[] = [];
  let ids = 0;
  const connect = simulatedConnect({
    instanceArn,
    centre,
    clock,
    newId: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
    emit: (event) => events.push(event as ContactEvent),
    invokeLambda: () => Promise.reject(new Error('this test has no Lambda functions')),
    ...overrides,
  });
  const baseUrl = await listen(connect);
  const sim: SmallCentre['sim'] = async (path, body) => {
    const response = await fetch(`${baseUrl}/sim${path}`, {
      method: 'POST',
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as SimBody };
  };
  return {
    ...{ connect, clock, events, baseUrl, sim },
    client: clientOf(baseUrl),
    callWithAna: async () => {
      await sim('/agents/bob/status', { status: 'Break' });
      const { body } = await sim('/calls', { from: caller, queueId: sales, attributes: { protocol: 'P-1' } });
      await sim('/agents/ana/accept');
      return body.contactId;
    },
    typesOf: (contactId) =>
      events.filter(({ detail }) => detail.contactId === contactId).map(({ detail }) => detail.eventType),
  };
};

/** A flow that greets, chooses ana's own queue and transfers to it; a failure says so and hangs up. */
export const greetAndQueue = (queueFlowArn?: string): string =>
  JSON.stringify({
    Version: '2019-10-30',
    StartAction: 'Greet',
    Actions: [
      block(
        'Greet',
        'MessageParticipant',
        { Text: 'Hello again, $.Attributes.name.' },
        { NextAction: 'Hook' },
      ),
      block(
        'Hook',
        queueFlowArn === undefined ? 'UpdateFlowLoggingBehavior' : 'UpdateContactEventHooks',
        queueFlowArn === undefined
          ? { FlowLoggingBehavior: 'Enabled' }
          : { EventHooks: { CustomerQueue: queueFlowArn } },
        { NextAction: 'Target', ...(queueFlowArn !== undefined && errors('Sorry', 'NoMatchingError')) },
      ),
      block(
        'Target',
        'UpdateContactTargetQueue',
        { AgentId: '$.Attributes.holder' },
        {
          NextAction: 'Queue',
          ...errors('Sorry', 'NoMatchingError'),
        },
      ),
      block(
        'Queue',
        'TransferContactToQueue',
        {},
        {
          NextAction: 'Bye',
          ...errors('Sorry', 'QueueAtCapacity', 'NoMatchingError'),
        },
      ),
      block('Sorry', 'MessageParticipant', { Text: 'Sorry.' }, { NextAction: 'Bye' }),
      block('Bye', 'DisconnectParticipant', {}, {}),
    ],
  });

export const block = (id: string, type: string, parameters: unknown, transitions: unknown): unknown => ({
  Identifier: id,
  Type: type,
  Parameters: parameters,
  Transitions: transitions,
});

export const errors = (to: string, ...types: readonly string[]): { Errors: unknown } => ({
  Errors: types.map((type) => ({ ErrorType: type, NextAction: to })),
});

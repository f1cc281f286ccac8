import {
  ApiGatewayManagementApiClient,
  GoneException,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SignedIn } from '../../../lambdas/adapters/dynamodb-tickets.ts';
import { websocketAgentSockets } from '../../../lambdas/adapters/websocket-agent-sockets.ts';
import { awsFailure } from './aws-failure.ts';

const gateway = mockClient(ApiGatewayManagementApiClient);
const gone = new GoneException({ $metadata: { httpStatusCode: 410 }, message: 'Gone' });
const pong = { type: 'pong' } as const;

const amina = 'amina-id';

/** The pages of amina, in memory; the sign-in of the one called "yesterday" has run out. */
const pages = (...connectionIds: string[]) => {
  const open = new Set(connectionIds);
  return {
    open,
    add: async (_signedIn: SignedIn, connectionId: string) => void open.add(connectionId),
    remove: async (_agentId: string, connectionId: string) => void open.delete(connectionId),
    of: async () =>
      [...open].map((connectionId) => ({ connectionId, isSignedIn: connectionId !== 'yesterday' })),
  };
};

const socketsOf = (connections: ReturnType<typeof pages>) => {
  const told: string[] = [];
  const unreachable: { agentId: string; error: unknown }[] = [];
  const sockets = websocketAgentSockets({
    client: new ApiGatewayManagementApiClient({ endpoint: 'https://sockets.example/live' }),
    connections,
    onUnreachable: (agentId, error) => void unreachable.push({ agentId, error }),
    onGone: () => told.push('a page is gone'),
    onNoPage: (agentId) => told.push(`no page of ${agentId}`),
  });
  return { sockets, unreachable, told };
};

const received = (): string[] =>
  gateway
    .commandCalls(PostToConnectionCommand)
    .map(({ args: [{ input }] }) => `${input.ConnectionId} ${Buffer.from(input.Data as Uint8Array)}`);

const refuse = (connectionId: string, error: Error): void => {
  gateway.on(PostToConnectionCommand, { ConnectionId: connectionId }).rejects(error);
};

beforeEach(() => {
  gateway.reset();
  gateway.on(PostToConnectionCommand).resolves({});
});

describe('a push', () => {
  it('reaches every page of the agent', async () => {
    const { sockets } = socketsOf(pages('laptop', 'second-screen'));
    await sockets.push(amina, pong);
    expect(received().sort()).toEqual(['laptop {"type":"pong"}', 'second-screen {"type":"pong"}']);
  });

  it('tells a page whose sign-in has run out that, and nothing else', async () => {
    const { sockets } = socketsOf(pages('yesterday', 'laptop'));
    await sockets.push(amina, pong);
    const [toLaptop, toYesterday = ''] = received().sort();
    expect(toLaptop).toBe('laptop {"type":"pong"}');
    expect(JSON.parse(toYesterday.slice('yesterday '.length))).toMatchObject({
      type: 'result',
      requestId: null,
      ok: false,
      code: 'signed-out',
    });
  });

  it('to an agent without a page is no error, and is told', async () => {
    const { sockets, unreachable, told } = socketsOf(pages());
    await sockets.push(amina, pong);
    expect(received()).toEqual([]);
    expect(unreachable).toEqual([]);
    expect(told).toEqual(['no page of amina-id']);
  });

  it('forgets a page that is gone, tells so, and still reaches the others', async () => {
    const connections = pages('closed', 'laptop');
    const { sockets, unreachable, told } = socketsOf(connections);
    refuse('closed', gone);
    await sockets.push(amina, pong);
    expect([...connections.open]).toEqual(['laptop']);
    expect(received()).toContain('laptop {"type":"pong"}');
    expect(unreachable).toEqual([]);
    expect(told).toEqual(['a page is gone']);
  });

  it('reports a page that cannot be reached, keeps it, and still reaches the others', async () => {
    const connections = pages('stuck', 'laptop');
    const { sockets, unreachable } = socketsOf(connections);
    const error = awsFailure('LimitExceededException');
    refuse('stuck', error);
    await sockets.push(amina, pong);
    expect(unreachable).toEqual([{ agentId: amina, error }]);
    expect([...connections.open]).toEqual(['stuck', 'laptop']);
    expect(received()).toContain('laptop {"type":"pong"}');
  });

  it('that cannot forget a page which is gone reports it, and does not fail', async () => {
    const error = awsFailure('InternalServerError');
    const connections = { ...pages('closed'), remove: () => Promise.reject(error) };
    const { sockets, unreachable } = socketsOf(connections);
    refuse('closed', gone);
    await sockets.push(amina, pong);
    expect(unreachable).toEqual([{ agentId: amina, error }]);
  });
});

describe('a frame to one page', () => {
  it('says whether the page was there', async () => {
    const { sockets } = socketsOf(pages());
    refuse('closed', gone);
    expect(await sockets.send('laptop', pong)).toBe(true);
    expect(await sockets.send('closed', pong)).toBe(false);
  });

  it('throws when the page is there and cannot be reached', async () => {
    const { sockets } = socketsOf(pages());
    refuse('stuck', awsFailure('ForbiddenException'));
    await expect(sockets.send('stuck', pong)).rejects.toThrow('ForbiddenException');
  });
});

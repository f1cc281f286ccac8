import { once } from 'node:events';
import {
  ApiGatewayManagementApiClient,
  DeleteConnectionCommand,
  GetConnectionCommand,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Invocation } from '../../../local/cloud/invocation-log.ts';
import { type ManualClock, manualClock } from '../../unit/cloud/manual-clock.ts';
import { credentials, type RunningCloud, region, runCloud } from './running-cloud.ts';

let running: RunningCloud;
let clock: ManualClock;
beforeEach(async () => {
  clock = manualClock();
  running = await runCloud({ clock });
});
afterEach(() => running.stop());

const dial = (ticket: string | undefined, url = running.output('SocketUrl')): WebSocket =>
  ticket === undefined ? new WebSocket(url) : new WebSocket(url, ['desk.v1', `ticket.${ticket}`]);

const open = async (ticket = 'good'): Promise<WebSocket> => {
  const socket = dial(ticket);
  await once(socket, 'open');
  return socket;
};

const refusal = (socket: WebSocket): Promise<{ status: number; body: string }> =>
  new Promise((resolve, reject) => {
    socket.on('open', () => reject(new Error('the socket opened')));
    socket.on('unexpected-response', async (_request, response) => {
      const body = Buffer.concat(await response.toArray()).toString();
      resolve({ status: response.statusCode ?? 0, body });
    });
  });

const nextMessage = async (socket: WebSocket): Promise<Record<string, unknown>> => {
  const [data] = await once(socket, 'message');
  return JSON.parse(String(data));
};

const invocation = (routeKey: string): Promise<Invocation> =>
  new Promise((resolve) => {
    const end = running.cloud.invocations.subscribe((one) => {
      const { requestContext } = one.payload as { requestContext?: { routeKey?: string } };
      if (one.trigger !== 'socket' || requestContext?.routeKey !== routeKey) return;
      end();
      resolve(one);
    });
  });

const contextOf = async (one: Promise<Invocation>): Promise<Record<string, unknown>> =>
  ((await one).payload as { requestContext: Record<string, unknown> }).requestContext;

const managing = (url = running.output('SocketUrl').replace(/^ws/, 'http')) =>
  new ApiGatewayManagementApiClient({ endpoint: url, region, credentials, maxAttempts: 1 });

const connected = async (): Promise<{ socket: WebSocket; ConnectionId: string }> => {
  const context = contextOf(invocation('$connect'));
  const socket = await open();
  return { socket, ConnectionId: String((await context).connectionId) };
};

describe('the handshake', () => {
  test('opens after authorizer and $connect, with the one subprotocol that $connect answered', async () => {
    const context = contextOf(invocation('$connect'));
    const socket = await open();
    expect(socket.protocol).toBe('desk.v1');
    expect(socket.extensions).toBe('');
    expect(await context).toMatchObject({
      eventType: 'CONNECT',
      stage: 'live',
      authorizer: { principalId: 'amina', agentId: 'agent-1', level: '3' },
      connectionId: expect.stringMatching(/^[\w-]{15}=$/),
    });
  });

  test.each([
    ['nobody says who they are', undefined, 401, 'Unauthorized'],
    ['the authorizer throws Unauthorized', 'thrown', 401, 'Unauthorized'],
    ['the policy denies', 'denied', 403, 'explicit deny'],
    ['the authorizer breaks down', 'broken', 500, 'Internal server error'],
    ['the authorizer returns no policy', 'garbage', 500, 'Internal server error'],
    ['$connect answers 429', 'full', 429, 'too many'],
  ])('is refused when %s', async (_when, ticket, status, message) => {
    const refused = await refusal(dial(ticket));
    expect(refused).toEqual({ status, body: expect.stringContaining(message) });
  });

  test('does not invoke the authorizer when the identity source is missing', async () => {
    await refusal(dial(undefined));
    expect(running.cloud.invocations.list()).toEqual([]);
  });

  test('is refused on a stage that the template does not have', async () => {
    const url = running.output('SocketUrl').replace(/live$/, 'other');
    expect(await refusal(dial('good', url))).toMatchObject({ status: 403 });
  });
});

describe('a message', () => {
  test('goes to the route it names, and the function knows who sent it', async () => {
    const socket = await open();
    const answer = nextMessage(socket);
    socket.send('{"type":"ping"}');
    expect(await answer).toEqual({
      routeKey: 'ping',
      authorizer: { principalId: 'amina', agentId: 'agent-1', level: '3' },
      body: '{"type":"ping"}',
    });
  });

  test.each(['{"type":"unheard-of"}', '{"type":"$connect"}', 'not JSON', '{}'])(
    '%s goes to $default',
    async (text) => {
      const socket = await open();
      const answer = nextMessage(socket);
      socket.send(text);
      expect(await answer).toMatchObject({ routeKey: '$default', body: text });
    },
  );

  test('whose function fails is answered with an error frame, and the socket stays open', async () => {
    const socket = await open();
    const answer = nextMessage(socket);
    socket.send('crash');
    expect(await answer).toEqual({
      message: 'Internal server error',
      connectionId: expect.any(String),
      requestId: expect.any(String),
    });
    expect(socket.readyState).toBe(WebSocket.OPEN);
  });

  test('of 32 KB passes, one byte more closes the socket with 1009', async () => {
    const socket = await open();
    const answer = nextMessage(socket);
    socket.send('x'.repeat(32 * 1_024));
    expect(await answer).toMatchObject({ routeKey: '$default' });
    const closed = once(socket, 'close');
    socket.send('x'.repeat(32 * 1_024 + 1));
    expect((await closed)[0]).toBe(1009);
  });
});

describe('the end of a connection', () => {
  test('by the client reaches $disconnect with the close code and the same connection id', async () => {
    const { socket, ConnectionId } = await connected();
    const context = contextOf(invocation('$disconnect'));
    socket.close(1000, 'bye');
    expect(await context).toMatchObject({
      eventType: 'DISCONNECT',
      connectionId: ConnectionId,
      disconnectStatusCode: 1000,
      disconnectReason: 'bye',
      authorizer: { agentId: 'agent-1' },
    });
  });

  test('comes after ten minutes of silence, and not a millisecond earlier', async () => {
    const socket = await open();
    clock.advance(599_999);
    expect(await roundTrip(socket)).toBe('$default');
    clock.advance(599_999);
    expect(await roundTrip(socket)).toBe('$default');
    const closed = once(socket, 'close');
    clock.advance(600_000);
    expect((await closed)[0]).toBe(1001);
  });

  test('comes after two hours, however busy', async () => {
    const socket = await open();
    const closed = once(socket, 'close');
    for (let minutes = 0; minutes < 115; minutes += 5) {
      clock.advance(5 * 60_000);
      expect(await roundTrip(socket)).toBe('$default');
    }
    clock.advance(5 * 60_000);
    expect((await closed)[0]).toBe(1001);
  });

  const roundTrip = async (socket: WebSocket): Promise<unknown> => {
    const answer = nextMessage(socket);
    socket.send('still here');
    const { routeKey } = await answer;
    await running.cloud.idle();
    return routeKey;
  };
});

describe('@connections', () => {
  test('posts to the socket, tells about it and closes it', async () => {
    const { socket, ConnectionId } = await connected();
    const client = managing();
    const answer = nextMessage(socket);
    await client.send(new PostToConnectionCommand({ ConnectionId, Data: '{"hello":1}' }));
    expect(await answer).toEqual({ hello: 1 });
    expect(await client.send(new GetConnectionCommand({ ConnectionId }))).toMatchObject({
      ConnectedAt: new Date(clock.now()),
      Identity: { SourceIp: '127.0.0.1' },
    });
    const closed = once(socket, 'close');
    await client.send(new DeleteConnectionCommand({ ConnectionId }));
    await closed;
    await expect(client.send(new GetConnectionCommand({ ConnectionId }))).rejects.toMatchObject({
      name: 'GoneException',
    });
  });

  test('of a connection that is gone, or never was, is a GoneException with 410', async () => {
    const { socket, ConnectionId } = await connected();
    const gone = invocation('$disconnect');
    socket.close();
    await gone;
    for (const id of [ConnectionId, 'AAAAAAAAAAAAAAA=']) {
      const command = new PostToConnectionCommand({ ConnectionId: id, Data: 'x' });
      await expect(managing().send(command)).rejects.toMatchObject({
        name: 'GoneException',
        $metadata: { httpStatusCode: 410 },
      });
    }
  });

  test('takes 128 KB, and refuses one byte more', async () => {
    const { socket, ConnectionId } = await connected();
    const answer = once(socket, 'message');
    const post = (size: number) =>
      managing().send(new PostToConnectionCommand({ ConnectionId, Data: 'x'.repeat(size) }));
    await post(128 * 1_024);
    expect(String((await answer)[0])).toHaveLength(128 * 1_024);
    await expect(post(128 * 1_024 + 1)).rejects.toMatchObject({ name: 'PayloadTooLargeException' });
  });

  test('without credentials is refused', async () => {
    const { ConnectionId } = await connected();
    const url = `${running.output('SocketUrl').replace(/^ws/, 'http')}/@connections/${encodeURIComponent(ConnectionId)}`;
    expect((await fetch(url, { method: 'POST', body: 'x' })).status).toBe(403);
  });
});

/** The token that a ticket is asked for with: it runs out, is refused, and is followed by another. */
import { describe, expect, it } from 'vitest';
import type { ServerFrame } from '../../../core/contracts/agent-socket.ts';
import { minutes, seconds } from '../../../core/time.ts';
import type { SocketClient } from '../../../panel/socket-client.ts';
import { comesUp, start } from './a-socket-client.ts';
import { FakeMachine } from './fake-machine.ts';

describe('a token that runs out while its socket is open', () => {
  const grantedFor = async (signedInSeconds: number) => {
    const machine = new FakeMachine();
    machine.ticketAnswer = async () => Response.json({ ticket: 't-1', expiresAt: 0, signedInSeconds });
    const started = await start(machine);
    comesUp(machine.socket);
    return started;
  };
  const signedOutFrame: ServerFrame = {
    type: 'result',
    requestId: 'r-1',
    ok: false,
    code: 'signed-out',
    message: 'your sign-in has run out',
  };

  it('is replaced a minute before, and the agent notices nothing', async () => {
    const { machine, client, statuses } = await grantedFor(180);
    await machine.pass(minutes(2) - 1);
    expect(machine.sockets).toHaveLength(1);
    await machine.pass(1);
    expect(machine.sockets).toHaveLength(2);
    comesUp(machine.socket);
    expect(client.status).toBe('online');
    expect(new Set(statuses)).toEqual(new Set(['online']));
  });

  it('and is so short that it would be replaced all the time is left to the server', async () => {
    const { machine } = await grantedFor(119);
    await machine.pass(minutes(3));
    expect(machine.ticketRequests).toHaveLength(1);
  });

  it('is asked for again when the server says so, and what it refused is nobody else to answer for', async () => {
    const { machine, client, frames } = await grantedFor(60);
    machine.socket.says(signedOutFrame);
    expect(client.status).toBe('connecting');
    await machine.pass(seconds(0.5));
    comesUp(machine.socket);
    expect(client.status).toBe('online');
    expect(frames).not.toContainEqual(signedOutFrame);
  });

  it('and has no successor leaves the agent signed out, and nothing is tried again', async () => {
    const { machine, client } = await grantedFor(60);
    machine.ticketAnswer = async () => new Response('', { status: 401 });
    machine.socket.says(signedOutFrame);
    await machine.pass(minutes(60));
    expect(client.status).toBe('signed-out');
    expect(machine.ticketRequests).toHaveLength(2);
  });

  it('before the server has said anything else counts as a failure: each waits longer than the one before', async () => {
    const { machine, client } = await start();
    machine.socket.opens();
    machine.socket.says(signedOutFrame);
    expect(client.status).toBe('offline');
  });
});

it('the page learns whether the agent asked for the token, or the page itself', async () => {
  const machine = new FakeMachine();
  const askers: string[] = [];
  const { client } = await start(machine, async (asker) => {
    askers.push(asker);
    throw new Error('signed out');
  });
  client.signIn();
  await machine.settle();
  await machine.wake();
  expect(askers).toEqual(['page', 'agent', 'page']);
});

describe('an agent whose sign-in has ended', () => {
  const tokensOf = (machine: FakeMachine) =>
    machine.ticketRequests.map(({ init }) => new Headers(init.headers).get('authorization'));

  /** The server takes the token "new" only. */
  const signedOut = async (tokens: readonly (string | Error)[]) => {
    const machine = new FakeMachine();
    machine.ticketAnswer = async () =>
      tokensOf(machine).at(-1) === 'Bearer new'
        ? Response.json({ ticket: 't-1', expiresAt: 0 })
        : new Response('', { status: 401 });
    let asked = 0;
    const started = await start(machine, async () => {
      const token = tokens[Math.min(asked, tokens.length - 1)];
      asked += 1;
      if (typeof token === 'string') return token;
      throw token;
    });
    expect(started.client.status).toBe('signed-out');
    return { ...started, asked: () => asked };
  };

  it.each([
    ['presses the button', ({ client }: { client: SocketClient }) => client.signIn()],
    ['comes back to the page', ({ machine }: { machine: FakeMachine }) => machine.wake()],
  ])('is let in with the new token once they have signed in again and %s', async (_, act) => {
    const started = await signedOut(['old', 'new']);
    await act(started);
    await started.machine.settle();
    comesUp(started.machine.socket);
    expect(started.client.status).toBe('online');
    expect(tokensOf(started.machine)).toEqual(['Bearer old', 'Bearer new']);
    started.machine.socket.drops();
    expect(started.client.status).toBe('connecting');
  });

  it('and whose new token meets a dead network is tried again by itself', async () => {
    const { machine, client } = await signedOut(['old', 'new']);
    const answer = machine.ticketAnswer;
    machine.ticketAnswer = async () => Promise.reject(new TypeError('fetch failed'));
    client.signIn();
    await machine.settle();
    expect(client.status).toBe('offline');
    machine.ticketAnswer = answer;
    await machine.pass(seconds(5));
    comesUp(machine.socket);
    expect(client.status).toBe('online');
  });

  it('is not tried again with the token that was refused, except when they ask for it', async () => {
    const { machine, client, asked } = await signedOut(['old']);
    await machine.pass(minutes(60));
    expect(asked()).toBe(1);
    await machine.wake();
    expect(tokensOf(machine)).toEqual(['Bearer old']);
    client.signIn();
    await machine.settle();
    expect(tokensOf(machine)).toEqual(['Bearer old', 'Bearer old']);
    expect(client.status).toBe('signed-out');
  });

  it('and whose page gives no token is signed out without a request', async () => {
    const { machine, asked } = await signedOut([new Error('cancelled')]);
    await machine.pass(minutes(60));
    expect([asked(), machine.ticketRequests.length]).toEqual([1, 0]);
  });
});

it('the page is asked for the token that is valid now at every socket', async () => {
  const machine = new FakeMachine();
  let hour = 0;
  await start(machine, async () => {
    hour += 1;
    return `jwt-${hour}`;
  });
  comesUp(machine.socket);
  machine.socket.drops();
  await machine.pass(seconds(0.5));
  expect(machine.ticketRequests.map(({ init }) => init.headers)).toEqual([
    { authorization: 'Bearer jwt-1' },
    { authorization: 'Bearer jwt-2' },
  ]);
});

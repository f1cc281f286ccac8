import { describe, expect, it } from 'vitest';
import type { ServerFrame } from '../../../core/contracts/agent-socket.ts';
import { minutes, seconds } from '../../../core/time.ts';
import { type ConnectionStatus, type Endpoint, SocketClient } from '../../../panel/socket-client.ts';
import { FakeMachine, type FakeSocket } from './fake-machine.ts';

const endpoint = { token: 'jwt', ticketUrl: 'https://api/ticket', socketUrl: 'wss://api/socket' };
const emptySnapshot: ServerFrame = { type: 'snapshot', interruptions: [], serverNow: 5 };

const start = async (machine = new FakeMachine(), token: Endpoint['token'] = 'jwt') => {
  const statuses: ConnectionStatus[] = [];
  const frames: ServerFrame[] = [];
  const client = new SocketClient({ ...endpoint, token }, machine.world, {
    status: (status) => statuses.push(status),
    frame: (frame) => frames.push(frame),
  });
  await machine.settle();
  return { machine, client, statuses, frames };
};

const comesUp = (socket: FakeSocket): void => {
  socket.opens();
  socket.says(emptySnapshot);
};

const online = async () => {
  const started = await start();
  comesUp(started.machine.socket);
  return started;
};

describe('getting in', () => {
  it('shows the token for a ticket and the ticket for a socket', async () => {
    const { machine } = await start();
    expect(machine.ticketRequests[0]).toMatchObject({
      url: 'https://api/ticket',
      init: { method: 'POST', headers: { authorization: 'Bearer jwt' } },
    });
    expect(machine.socket).toMatchObject({ url: 'wss://api/socket', protocols: ['rejoin.v1', 'ticket.t-1'] });
  });

  it('says hello when the socket opens', async () => {
    const { machine } = await start();
    machine.socket.opens();
    expect(machine.socket.sent).toEqual([{ type: 'hello' }]);
  });

  it('an open socket that has said nothing does not count as online', async () => {
    const { machine, client } = await start();
    machine.socket.opens();
    expect(client.status).toBe('connecting');
    machine.socket.says(emptySnapshot);
    expect(client.status).toBe('online');
  });

  it('a socket that says nothing for 10 s is given up', async () => {
    const { machine, client } = await start();
    machine.socket.opens();
    await machine.pass(seconds(10));
    expect(client.status).toBe('offline');
    expect(machine.sockets[0]?.closedByPage).toBe(true);
  });

  it.each([401, 403])(
    'a ticket refused with %i means signed out, and nothing is tried again',
    async (status) => {
      const machine = new FakeMachine();
      machine.ticketAnswer = async () => new Response('no', { status });
      const { client } = await start(machine);
      expect(client.status).toBe('signed-out');
      await machine.pass(minutes(60));
      await machine.wake();
      expect(machine.ticketRequests).toHaveLength(1);
      expect(machine.sockets).toHaveLength(0);
    },
  );

  it.each([
    ['the server fails', async () => new Response('', { status: 500 })],
    ['the answer is no ticket', async () => Response.json({ hello: 'world' })],
    ['there is no network', async () => Promise.reject(new TypeError('fetch failed'))],
  ])('is offline and tries again when %s', async (_, answer) => {
    const machine = new FakeMachine();
    machine.ticketAnswer = answer;
    const { client } = await start(machine);
    expect(client.status).toBe('offline');
    await machine.pass(seconds(1));
    expect(machine.ticketRequests.length).toBeGreaterThan(1);
  });
});

describe('staying in', () => {
  it('pings every 6 minutes', async () => {
    const { machine } = await online();
    await machine.pass(minutes(6) - 1);
    expect(machine.socket.sent).toEqual([{ type: 'hello' }]);
    await machine.pass(1);
    expect(machine.socket.sent).toEqual([{ type: 'hello' }, { type: 'ping' }]);
  });

  it('a ping answered in time keeps the socket, one unanswered for 10 s ends it', async () => {
    const { machine, client } = await online();
    await machine.pass(minutes(6));
    machine.socket.says({ type: 'pong' });
    await machine.pass(seconds(10));
    expect(client.status).toBe('online');
    await machine.pass(minutes(6));
    expect(client.status).not.toBe('online');
  });

  it('a frame it cannot read is ignored and counted', async () => {
    const { machine, client, frames } = await online();
    machine.socket.saysText('{"type":"weather"}');
    machine.socket.saysText('not json');
    expect(client.unreadableFrames).toBe(2);
    expect(client.status).toBe('online');
    expect(frames).toEqual([emptySnapshot]);
  });

  it('a lost socket is replaced within half a second', async () => {
    const { machine, client } = await online();
    machine.socket.drops();
    expect(client.status).toBe('connecting');
    await machine.pass(seconds(0.5));
    expect(machine.sockets).toHaveLength(2);
    comesUp(machine.socket);
    expect(client.status).toBe('online');
  });

  it('failures in a row wait longer and longer, up to 30 s', async () => {
    const machine = new FakeMachine();
    machine.random = 0.999_999;
    machine.ticketAnswer = async () => Promise.reject(new TypeError('fetch failed'));
    await start(machine);
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      const from = machine.now;
      while (machine.ticketRequests.length === attempt) await machine.pass(100);
      waits.push(Math.round((machine.now - from) / 1_000));
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30, 30]);
  });

  it('a server that accepts and hangs up at once is not hammered', async () => {
    const { machine } = await start();
    for (let attempt = 0; attempt < 6; attempt += 1) {
      machine.socket.opens();
      machine.socket.drops();
      await machine.pass(seconds(30));
    }
    expect(machine.sockets.length).toBeLessThan(12);
  });

  it('tries at once when the network comes back', async () => {
    const machine = new FakeMachine();
    machine.ticketAnswer = async () => Promise.reject(new TypeError('fetch failed'));
    await start(machine);
    machine.ticketAnswer = async () => Response.json({ ticket: 't-2', expiresAt: 0 });
    await machine.wake();
    expect(machine.sockets).toHaveLength(1);
  });

  it('asks whether the socket still lives when the page wakes up', async () => {
    const { machine, client } = await online();
    await machine.wake();
    expect(machine.socket.sent.at(-1)).toEqual({ type: 'ping' });
    await machine.pass(seconds(10));
    expect(client.status).not.toBe('online');
  });
});

describe('the change of sockets before two hours', () => {
  const atRollover = async () => {
    const started = await online();
    const first = started.machine.socket;
    setAnswering(first);
    await started.machine.pass(minutes(110));
    return { ...started, first };
  };

  const setAnswering = (socket: FakeSocket): void => {
    const send = socket.send.bind(socket);
    socket.send = (text) => {
      send(text);
      if (text.includes('"ping"')) socket.says({ type: 'pong' });
    };
  };

  it('opens the new socket before it closes the old one', async () => {
    const { machine, first, client } = await atRollover();
    expect(machine.sockets).toHaveLength(2);
    expect(first.closedByPage).toBe(false);
    comesUp(machine.socket);
    expect(first.closedByPage).toBe(true);
    expect(client.status).toBe('online');
  });

  it('happens within the two hours even with the longest spread', async () => {
    const { machine } = await start();
    machine.random = 0.999_999;
    comesUp(machine.socket);
    setAnswering(machine.socket);
    await machine.pass(minutes(115));
    expect(machine.sockets).toHaveLength(2);
  });

  it('never reports anything but online when all goes well', async () => {
    const { machine, statuses } = await atRollover();
    comesUp(machine.socket);
    expect(new Set(statuses)).toEqual(new Set(['online']));
  });

  it('keeps the old socket when the new one fails', async () => {
    const { machine, first, client } = await atRollover();
    machine.socket.drops();
    expect(client.status).toBe('online');
    expect(client.send({ type: 'ping' })).toBe(true);
    expect(first.closedByPage).toBe(false);
  });

  it('an expired token signs out only once the old socket is gone', async () => {
    const { machine, client } = await online();
    const first = machine.socket;
    setAnswering(first);
    machine.ticketAnswer = async () => new Response('', { status: 401 });
    await machine.pass(minutes(110));
    expect(client.status).toBe('online');
    first.drops();
    expect(client.status).toBe('signed-out');
    await machine.pass(minutes(6));
    expect(machine.ticketRequests).toHaveLength(2);
  });
});

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

it('stopping closes the socket and leaves no timer behind', async () => {
  const { machine, client } = await online();
  client.stop();
  expect(machine.socket.closedByPage).toBe(true);
  expect(machine.timers).toBe(0);
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

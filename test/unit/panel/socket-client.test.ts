import { describe, expect, it } from 'vitest';
import { minutes, seconds } from '../../../core/time.ts';
import { comesUp, emptySnapshot, online, start } from './a-socket-client.ts';
import { FakeMachine } from './fake-machine.ts';

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

it('stopping closes the socket and leaves no timer behind', async () => {
  const { machine, client } = await online();
  client.stop();
  expect(machine.socket.closedByPage).toBe(true);
  expect(machine.timers).toBe(0);
});

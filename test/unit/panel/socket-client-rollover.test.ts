/** The change to another socket before API Gateway ends this one. */
import { describe, expect, it } from 'vitest';
import { minutes } from '../../../core/time.ts';
import { comesUp, online, start } from './a-socket-client.ts';
import type { FakeSocket } from './fake-machine.ts';

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

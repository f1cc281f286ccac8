/** A socket client on a machine that the test turns by hand. */
import type { ServerFrame } from '../../../core/contracts/agent-socket.ts';
import { type ConnectionStatus, type Endpoint, SocketClient } from '../../../panel/socket-client.ts';
import { FakeMachine, type FakeSocket } from './fake-machine.ts';

const endpoint = { token: 'jwt', ticketUrl: 'https://api/ticket', socketUrl: 'wss://api/socket' };
export const emptySnapshot: ServerFrame = { type: 'snapshot', interruptions: [], serverNow: 5 };

export const start = async (machine = new FakeMachine(), token: Endpoint['token'] = 'jwt') => {
  const statuses: ConnectionStatus[] = [];
  const frames: ServerFrame[] = [];
  const client = new SocketClient({ ...endpoint, token }, machine.world, {
    status: (status) => statuses.push(status),
    frame: (frame) => frames.push(frame),
  });
  await machine.settle();
  return { machine, client, statuses, frames };
};

export const comesUp = (socket: FakeSocket): void => {
  socket.opens();
  socket.says(emptySnapshot);
};

export const online = async () => {
  const started = await start();
  comesUp(started.machine.socket);
  return started;
};

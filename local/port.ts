/** The one HTTP port of the laptop contact centre, on the loopback interface only. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type Route, replyJson } from './http.ts';

export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;

export interface Port {
  readonly url: string;
  /** Routes are asked in the order in which they came. */
  add(...routes: readonly Route[]): void;
  onUpgrade(upgrade: Upgrade): void;
  close(): Promise<void>;
}

/** @param port 0 for any free one. @throws when it is taken */
export const openPort = async (port: number): Promise<Port> => {
  const routes: Route[] = [];
  const upgrades: Upgrade[] = [];
  const server = createServer((request, response) => void answer(routes, request, response));
  server.on('upgrade', (request, socket, head) => {
    if (!upgrades.some((upgrade) => upgrade(request, socket, head))) socket.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    add: (...added) => void routes.push(...added),
    onUpgrade: (upgrade) => void upgrades.push(upgrade),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const answer = async (
  routes: readonly Route[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  try {
    for (const route of routes) if (await route(request, response, url)) return;
    replyJson(response, 404, { message: `there is nothing at ${request.method} ${url.pathname}` });
  } catch (error) {
    console.error(error);
    if (!response.headersSent)
      replyJson(response, 500, { message: 'the laptop contact centre failed; see its output' });
  }
};

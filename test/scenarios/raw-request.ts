/** Requests as no browser sends them: headers twice, in any spelling, or only half of them. */
import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';

/** A list is sent as so many headers. */
export type RawHeaders = Readonly<Record<string, string | readonly string[]>>;

const headersOf = (headers: RawHeaders): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]]),
  );

/** @returns the status with which it is answered; 101 when a socket opens, which is closed again */
const statusOf = (url: string, method: string, headers: RawHeaders): Promise<number> =>
  new Promise((resolve, reject) => {
    const asked = request(url, { method, headers: headersOf(headers) });
    asked.once('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.once('upgrade', (_response, socket) => {
      socket.destroy();
      resolve(101);
    });
    asked.once('error', reject);
    asked.end();
  });

export const post = (url: string, headers: RawHeaders): Promise<number> => statusOf(url, 'POST', headers);

const upgrade = (): RawHeaders => ({
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
});

/** The handshake of a WebSocket. */
export const knock = (socketUrl: string, headers: RawHeaders): Promise<number> =>
  statusOf(socketUrl.replace(/^ws/, 'http'), 'GET', { ...upgrade(), ...headers });

export interface HalfAHandshake {
  /** Sends the rest. @returns the status line's number */
  finish(): Promise<number>;
  cut(): void;
}

/** A handshake of which the server has seen all but the last line. */
export const beginHandshake = async (socketUrl: string, headers: RawHeaders): Promise<HalfAHandshake> => {
  const { hostname, port, pathname } = new URL(socketUrl);
  const socket: Socket = connect(Number(port), hostname);
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  const lines = Object.entries({ Host: `${hostname}:${port}`, ...upgrade(), ...headers }).flatMap(
    ([name, value]) => [value].flat().map((one) => `${name}: ${one}\r\n`),
  );
  socket.write(`GET ${pathname} HTTP/1.1\r\n${lines.join('')}`);
  return {
    finish: () =>
      new Promise((resolve, reject) => {
        socket.once('data', (data) => {
          socket.destroy();
          resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(String(data))?.[1]));
        });
        socket.once('error', reject);
        socket.write('\r\n');
      }),
    cut: () => socket.destroy(),
  };
};

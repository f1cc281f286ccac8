import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { LocalInfo } from '../../local/desk/local-info.ts';
import { type Laptop, startLaptop } from '../../local/laptop.ts';
import { agentNamed, readLocalInfo } from './outsider.ts';
import { freshTicket, ticketFor } from './ticket.ts';

let laptop: Laptop;
let info: LocalInfo;

beforeAll(async () => {
  laptop = await startLaptop({ port: 0 });
  info = await readLocalInfo(laptop.url);
});

afterAll(async () => {
  await laptop?.stop();
});

/** The status with which the handshake is answered; 101 when the socket opens. */
const handshake = (protocols: readonly string[], origin?: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(info.socketUrl, [...protocols], origin ? { origin } : {});
    socket.once('open', () => {
      socket.close();
      resolve(101);
    });
    socket.once('unexpected-response', (_request, response) => {
      socket.terminate();
      resolve(response.statusCode ?? 0);
    });
    socket.once('error', reject);
  });

/** A handshake by hand, with headers that no browser would send. */
const knock = (headers: Readonly<Record<string, string | string[]>>): Promise<number> =>
  new Promise((resolve, reject) => {
    const upgrade = {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
    };
    request(info.socketUrl.replace(/^ws/, 'http'), { headers: { ...upgrade, ...headers } })
      .once('response', (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
      .once('upgrade', (_response, socket) => {
        socket.destroy();
        resolve(101);
      })
      .once('error', reject)
      .end();
  });

describe('the ticket endpoint', () => {
  it('answers 401 without a token, and with a token that is not for us', async () => {
    expect((await ticketFor(info, undefined)).status).toBe(401);
    expect((await ticketFor(info, 'not-a-token')).status).toBe(401);
    const [header, payload] = agentNamed(info, 'amina').token.split('.');
    expect((await ticketFor(info, `${header}.${payload}.forged`)).status).toBe(401);
  });

  it('answers 403 to a foreign page', async () => {
    const { token } = agentNamed(info, 'amina');
    expect((await ticketFor(info, token, 'https://evil.example')).status).toBe(403);
    expect((await ticketFor(info, token, info.allowedOrigin)).status).toBe(200);
  });
});

describe('the handshake of the socket', () => {
  it('answers 403 to a page that names two origins, and 401 to one that offers two tickets', async () => {
    const [one, other] = [await freshTicket(info), await freshTicket(info)];
    const ours = info.allowedOrigin;
    const good = `rejoin.v1, ticket.${one}`;
    expect(await knock({ Origin: [ours, 'https://evil.example'], 'Sec-WebSocket-Protocol': good })).toBe(403);
    expect(await knock({ Origin: ['https://evil.example', ours], 'Sec-WebSocket-Protocol': good })).toBe(403);
    const both = [`ticket.${one}`, `ticket.${other}`];
    expect(await knock({ Origin: ours, 'Sec-WebSocket-Protocol': both })).toBe(401);
    expect(await handshake(['rejoin.v1', `ticket.${one}`], ours)).toBe(101);
  });

  it('answers 401 to a missing, an unknown and a used ticket', async () => {
    expect(await handshake(['rejoin.v1'], info.allowedOrigin)).toBe(401);
    expect(await handshake(['rejoin.v1', 'ticket.unknown'], info.allowedOrigin)).toBe(401);
    const ticket = await freshTicket(info);
    expect(await handshake(['rejoin.v1', `ticket.${ticket}`], info.allowedOrigin)).toBe(101);
    expect(await handshake(['rejoin.v1', `ticket.${ticket}`], info.allowedOrigin)).toBe(401);
  });

  it('answers 403 to a missing and to a foreign origin, and the ticket stays unused', async () => {
    const ticket = await freshTicket(info);
    expect(await handshake(['rejoin.v1', `ticket.${ticket}`])).toBe(403);
    expect(await handshake(['rejoin.v1', `ticket.${ticket}`], 'https://evil.example')).toBe(403);
    expect(await handshake(['rejoin.v1', `ticket.${ticket}`], info.allowedOrigin)).toBe(101);
  });
});

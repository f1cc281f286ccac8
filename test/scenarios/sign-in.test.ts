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

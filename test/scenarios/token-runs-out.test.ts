/** An agent signs in at the provider that the page's own configuration names, and the token runs out on an open socket. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { ServerFrame } from '../../core/contracts/agent-socket.ts';
import type { LocalInfo } from '../../local/desk/local-info.ts';
import { type Laptop, startLaptop } from '../../local/laptop.ts';
import { codeFlow, type Tokens } from '../../panel/sign-in/code-flow.ts';
import { parseSignInConfig } from '../../panel/sign-in/config.ts';
import { Browser } from '../contract/sign-in/browser.ts';
import { agentNamed, busOf, dropOf, queueNamed, readLocalInfo, seedContact } from './outsider.ts';
import { freshTicket, ticketFor } from './ticket.ts';

let laptop: Laptop;
let info: LocalInfo;

beforeAll(async () => {
  laptop = await startLaptop({ port: 0, tokenSeconds: 5 });
  info = await readLocalInfo(laptop.url);
  // The functions' first start is not to be counted against the five seconds.
  const warm = await openSocket(await freshTicket(info));
  await answer(warm, { type: 'hello' });
  warm.close();
});
afterAll(() => laptop?.stop());

const openSocket = async (ticket: string): Promise<WebSocket> => {
  const socket = new WebSocket(info.socketUrl, ['rejoin.v1', `ticket.${ticket}`], {
    origin: info.allowedOrigin,
  });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return socket;
};

const next = (socket: WebSocket): Promise<ServerFrame> =>
  new Promise((resolve) => socket.once('message', (data) => resolve(JSON.parse(String(data)))));

const answer = (socket: WebSocket, frame: unknown): Promise<ServerFrame> => {
  const heard = next(socket);
  socket.send(JSON.stringify(frame));
  return heard;
};

/** As the agent's page does it: by what config.json beside it says. */
const signInAs = async (username: string): Promise<Tokens> => {
  const page = `${laptop.url}/agent/`;
  const config = parseSignInConfig(await (await fetch(`${page}config.json?agent=${username}`)).json());
  const redirectUri = `${page}signed-in.html`;
  const attempt = await codeFlow({ ...config, redirectUri }).begin('none');
  return attempt.finish((await new Browser().open(attempt.url, redirectUri)).address);
};

const saysSignedOut = (frame: ServerFrame): boolean => 'code' in frame && frame.code === 'signed-out';

it('is signed in without a word, heard until the token ends, and told nothing after it', async () => {
  const { idToken } = await signInAs('amina');
  const given = await ticketFor(info, idToken, info.allowedOrigin);
  const { ticket, signedInSeconds } = (await given.json()) as { ticket: string; signedInSeconds: number };
  expect(signedInSeconds).toBeLessThanOrEqual(5);
  const socket = await openSocket(ticket);
  const silent = await openSocket((await sameAgain(idToken)).ticket);
  expect(await answer(socket, { type: 'hello' })).toMatchObject({ type: 'snapshot' });

  const closed = new Promise((resolve) => socket.once('close', resolve));
  expect(await answer(socket, { type: 'ping' })).toMatchObject({ type: 'pong' });
  await tokenIsRefused(idToken);
  expect(saysSignedOut(await answer(socket, { type: 'ping' }))).toBe(true);
  await closed;

  const toldSilent = next(silent);
  const contact = await seedContact(info, {
    queueId: queueNamed(info, 'Support'),
    agentId: agentNamed(info, 'amina').id,
  });
  const bus = busOf(info);
  await bus.put(dropOf(info, contact));
  bus.stop();
  expect(saysSignedOut(await toldSilent)).toBe(true);
  silent.close();

  const again = await openSocket(await freshTicket(info));
  expect(await answer(again, { type: 'hello' })).toMatchObject({
    interruptions: [{ interruptionId: contact.contactId, state: 'offered' }],
  });
  again.close();
});

it('gets no ticket any more with a token that has run out', async () => {
  const { idToken } = await signInAs('ben');
  expect(await tokenIsRefused(idToken)).toBe(401);
});

const tokenIsRefused = async (idToken: string): Promise<number> => {
  const { status } = await ticketFor(info, idToken);
  return status === 200 ? tokenIsRefused(idToken) : status;
};

const sameAgain = async (idToken: string) =>
  (await ticketFor(info, idToken, info.allowedOrigin)).json() as Promise<{ ticket: string }>;

import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { ServerFrame, View } from '../../core/contracts/agent-socket.ts';
import { type AgentPage, viewIn } from '../../local/demo/agent-page.ts';
import type { LocalInfo } from '../../local/desk/local-info.ts';
import { type Laptop, startLaptop } from '../../local/laptop.ts';
import {
  agentNamed,
  type Bus,
  busOf,
  callsFor,
  dropOf,
  queueNamed,
  readLocalInfo,
  seedContact,
  signedIn,
} from './outsider.ts';
import { freshTicket } from './ticket.ts';

let laptop: Laptop;
let info: LocalInfo;
let bus: Bus;
let amina: AgentPage;
let ben: AgentPage;
let aminasOffer: View;

beforeAll(async () => {
  laptop = await startLaptop({ port: 0 });
  info = await readLocalInfo(laptop.url);
  bus = busOf(info);
  [amina, ben] = await Promise.all([signedIn(info, 'amina'), signedIn(info, 'ben')]);
  const contact = await seedContact(info, {
    queueId: queueNamed(info, 'Support'),
    agentId: agentNamed(info, 'amina').id,
  });
  await bus.put(dropOf(info, contact));
  aminasOffer = await amina.until('the offer', viewIn('offered'));
});

afterAll(async () => {
  amina?.close();
  ben?.close();
  bus?.stop();
  await laptop?.stop();
});

/** A socket whose frames the test writes letter by letter. */
const rawSocket = async (): Promise<WebSocket> => {
  const socket = new WebSocket(info.socketUrl, ['rejoin.v1', `ticket.${await freshTicket(info)}`], {
    origin: info.allowedOrigin,
  });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return socket;
};

const answerTo = (socket: WebSocket, text: string): Promise<ServerFrame> =>
  new Promise((resolve) => {
    socket.once('message', (data) => resolve(JSON.parse(String(data))));
    socket.send(text);
  });

const refusalOf = (page: AgentPage, requestId: string) =>
  page.until('the refusal', (frame) =>
    frame.type === 'result' && frame.requestId === requestId ? frame : undefined,
  );

describe('a frame that makes no sense', () => {
  it.each([
    ['no JSON', 'hello?', null],
    ['no object', '[1,2]', null],
    ['an unknown action', '{"type":"fly","requestId":"r-1"}', 'r-1'],
    [
      'a choice without its version',
      '{"type":"choose","interruptionId":"x","choice":"resume","via":"popup","requestId":"r-2"}',
      'r-2',
    ],
    ['a prototype walk', '{"__proto__":{"type":"ping"}}', null],
  ])('is answered with bad-frame: %s', async (_what, text, requestId) => {
    const socket = await rawSocket();
    expect(await answerTo(socket, text)).toMatchObject({
      type: 'result',
      ok: false,
      code: 'bad-frame',
      requestId,
    });
    expect(await answerTo(socket, '{"type":"ping"}')).toEqual({ type: 'pong' });
    socket.close();
  });

  it('of 40 KB closes the socket with 1009, and one of 31 KB does not', async () => {
    const socket = await rawSocket();
    const frame = (bytes: number): string => JSON.stringify({ type: 'ping', padding: 'x'.repeat(bytes) });
    expect(await answerTo(socket, frame(31 * 1_024))).toEqual({ type: 'pong' });
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.send(frame(40 * 1_024));
    expect(await closed).toBe(1_009);
  });
});

describe("another agent's interruption", () => {
  it('cannot be chosen, finalised or even told from one that does not exist', async () => {
    const theirs = await refusalOf(ben, ben.choose(aminasOffer, 'resume', 'button'));
    const nobodys = await refusalOf(
      ben,
      ben.choose({ ...aminasOffer, interruptionId: 'no-such' }, 'resume', 'button'),
    );
    expect(theirs).toMatchObject({ ok: false, code: 'not-owner' });
    expect({ ...nobodys, requestId: null }).toEqual({ ...theirs, requestId: null });
    ben.send({ type: 'finalise', interruptionId: aminasOffer.interruptionId, requestId: 'f-1', fields: {} });
    expect(await refusalOf(ben, 'f-1')).toMatchObject({ ok: false, code: 'not-owner' });
    expect(await callsFor(info, aminasOffer.interruptionId)).toHaveLength(0);
  });
});

describe('a stale version', () => {
  it('is refused, and the offer stands unchanged', async () => {
    const refusal = await refusalOf(
      amina,
      amina.choose({ ...aminasOffer, version: aminasOffer.version - 1 }, 'resume', 'popup'),
    );
    expect(refusal).toMatchObject({ ok: false, code: 'stale' });
    const again = await signedIn(info, 'amina');
    const snapshot = again.frames.find(({ type }) => type === 'snapshot');
    expect(snapshot).toMatchObject({
      type: 'snapshot',
      interruptions: [
        { interruptionId: aminasOffer.interruptionId, state: 'offered', version: aminasOffer.version },
      ],
    });
    again.close();
  });
});

describe('fields that the form does not have', () => {
  it('are refused, and nothing is closed', async () => {
    amina.send({
      type: 'finalise',
      interruptionId: aminasOffer.interruptionId,
      requestId: 'f-2',
      fields: { note: 'x' },
    });
    expect(await refusalOf(amina, 'f-2')).toMatchObject({ ok: false, code: 'not-possible' });
  });
});

describe('a broken settings item', () => {
  it('turns its own queue off and no other', async () => {
    const { region, credentials, endpoints, tables } = info;
    const client = new DynamoDBClient({ region, credentials, endpoint: endpoints.dynamodb });
    const sales = queueNamed(info, 'Sales');
    await client.send(
      new PutItemCommand({
        TableName: tables.QueueSettings,
        Item: { queueId: { S: sales }, callbackEnabled: { S: 'yes' }, colour: { S: 'blue' } },
      }),
    );
    client.destroy();
    const agentId = agentNamed(info, 'ben').id;
    const inSales = await seedContact(info, { queueId: sales, agentId });
    const inBilling = await seedContact(info, { queueId: queueNamed(info, 'Billing'), agentId });
    await bus.put(dropOf(info, inSales));
    await bus.put(dropOf(info, inBilling));
    const offer = await ben.until('the offer', viewIn('offered'));
    await laptop.cloud.idle();
    expect(offer.interruptionId).toBe(inBilling.contactId);
    expect(ben.frames.some((frame) => viewIn('offered')(frame)?.interruptionId === inSales.contactId)).toBe(
      false,
    );
  });
});

describe('an event that lacks what it should say', () => {
  it('changes nothing and stops nothing', async () => {
    const agentId = agentNamed(info, 'ben').id;
    const queueId = queueNamed(info, 'Support');
    const without = async (...members: readonly string[]): Promise<string> => {
      const contact = await seedContact(info, { queueId, agentId });
      const detail = Object.entries(dropOf(info, contact)).filter(([name]) => !members.includes(name));
      await bus.put(Object.fromEntries(detail));
      return contact.contactId;
    };
    const ids = [
      await without('agentInfo'),
      await without('queueInfo'),
      await without('disconnectTimestamp'),
      await without('initiationTimestamp', 'disconnectTimestamp', 'agentInfo', 'queueInfo'),
      await without('contactId'),
    ];
    await laptop.cloud.idle();
    const whole = await seedContact(info, { queueId, agentId });
    await bus.put(dropOf(info, whole));
    const offered = await ben.until('the next good offer', (frame) => {
      const view = viewIn('offered')(frame);
      return view?.interruptionId === whole.contactId ? view : undefined;
    });
    expect(offered.canResume).toBe(true);
    const seen = ben.frames.flatMap((frame) =>
      frame.type === 'interruption' ? [frame.view.interruptionId] : [],
    );
    expect(seen.filter((id) => ids.includes(id))).toEqual([]);
    expect(laptop.cloud.deadLetters()).toEqual([]);
  });
});

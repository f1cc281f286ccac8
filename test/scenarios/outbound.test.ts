/** Nobody is asked to resume a call that they could not make: through the real stack, database, sockets and SDK. */
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
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

let laptop: Laptop;
let info: LocalInfo;
let bus: Bus;
let database: DynamoDBClient;

beforeAll(async () => {
  laptop = await startLaptop({ port: 0 });
  info = await readLocalInfo(laptop.url);
  bus = busOf(info);
  const { region, credentials, endpoints } = info;
  database = new DynamoDBClient({ region, credentials, endpoint: endpoints.dynamodb });
});
afterAll(async () => {
  database?.destroy();
  bus?.stop();
  await laptop?.stop();
});

/** The check runs after the page has its first snapshot. */
const checked = (username: string): Promise<void> =>
  vi.waitFor(async () => {
    const Key = marshall({ agentId: agentNamed(info, username).id, item: 'outbound' });
    const { Item } = await database.send(new GetItemCommand({ TableName: info.tables.Agents, Key }));
    expect(Item).toBeDefined();
  }, 10_000);

const setOutboundQueue = (queue: string, outbound: string): Promise<unknown> =>
  database.send(
    new PutItemCommand({
      TableName: info.tables.QueueSettings,
      Item: marshall({
        queueId: queueNamed(info, queue),
        callbackEnabled: true,
        outboundQueueId: queueNamed(info, outbound),
      }),
    }),
  );

const dropped = async (username: string): Promise<string> => {
  const agentId = agentNamed(info, username).id;
  const contact = await seedContact(info, { queueId: queueNamed(info, 'Billing'), agentId });
  await bus.put(dropOf(info, contact));
  return contact.contactId;
};

it('an agent who has the outbound queue in their routing profile is asked; one who has not sees why not', async () => {
  await setOutboundQueue('Billing', 'Sales');
  const pages: readonly [AgentPage, AgentPage] = [await signedIn(info, 'amina'), await signedIn(info, 'ben')];
  const [amina, ben] = pages;
  await Promise.all([checked('amina'), checked('ben')]);

  await dropped('ben');
  expect(await ben.until('the question', viewIn('offered'))).toMatchObject({
    canResume: true,
    popupUntil: expect.any(Number),
  });

  const contactId = await dropped('amina');
  const card = await amina.until('the card', viewIn('offered'));
  expect(card).toMatchObject({ canResume: false, whyNot: 'no-outbound-queue', popupUntil: null });
  amina.choose(card, 'resume', 'button');
  expect(
    await amina.until('the answer', (frame) => (frame.type === 'result' ? frame : undefined)),
  ).toMatchObject({ ok: false, code: 'not-possible' });
  expect(await callsFor(info, contactId)).toEqual([]);
  for (const page of pages) page.close();
});

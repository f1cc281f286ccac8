import { ConnectClient, GetContactAttributesCommand } from '@aws-sdk/client-connect';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { View } from '../../core/contracts/agent-socket.ts';
import { type AgentPage, viewIn } from '../../local/demo/agent-page.ts';
import type { LocalInfo } from '../../local/desk/local-info.ts';
import { type Laptop, startLaptop } from '../../local/laptop.ts';
import {
  agentNamed,
  type Bus,
  busOf,
  dropOf,
  queueNamed,
  readLocalInfo,
  seedContact,
  signedIn,
} from './outsider.ts';

let laptop: Laptop;
let info: LocalInfo;
let bus: Bus;
let amina: AgentPage;
let offer: View;

beforeAll(async () => {
  laptop = await startLaptop({ port: 0 });
  info = await readLocalInfo(laptop.url);
  bus = busOf(info);
  amina = await signedIn(info, 'amina');
  const contact = await seedContact(info, {
    queueId: queueNamed(info, 'Support'),
    agentId: agentNamed(info, 'amina').id,
  });
  await bus.put(dropOf(info, contact));
  offer = await amina.until('the offer', viewIn('offered'));
});

afterAll(async () => {
  amina?.close();
  bus?.stop();
  await laptop?.stop();
});

const attributesOf = async (contactId: string) => {
  const { region, credentials, endpoints, instanceArn } = info;
  const client = new ConnectClient({ region, credentials, endpoint: endpoints.connect });
  const InstanceId = instanceArn.slice(instanceArn.lastIndexOf('/') + 1);
  const names = { InstanceId, InitialContactId: contactId };
  const { Attributes } = await client.send(new GetContactAttributesCommand(names));
  client.destroy();
  return Attributes;
};

it('what amina types is on her other page, and what she finalises is on the contact, beside what the flow knew', async () => {
  const { interruptionId } = offer;
  expect(offer.form?.fields.map(({ name }) => name)).toEqual(['summary', 'solved']);
  amina.send({ type: 'draft', interruptionId, fields: { summary: 'an invo' } });
  await amina.until('the draft', (frame) =>
    frame.type === 'interruption' && frame.view.form?.draft.summary === 'an invo' ? frame : undefined,
  );
  const again = await signedIn(info, 'amina');
  expect(again.frames).toMatchObject([
    { type: 'snapshot', interruptions: [{ interruptionId, form: { draft: { summary: 'an invo' } } }] },
  ]);
  again.close();
  const fields = { summary: 'an invoice', solved: 'Follow-up' };
  amina.send({ type: 'finalise', interruptionId, requestId: 'done-1', fields });
  const result = await amina.until('the result', (frame) => (frame.type === 'result' ? frame : undefined));
  expect(result).toEqual({ type: 'result', requestId: 'done-1', ok: true });
  expect(await attributesOf(interruptionId)).toEqual({ ...fields, protocol: '2026-000123', tier: 'gold' });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { viewIn } from '../../local/demo/agent-page.ts';
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

beforeAll(async () => {
  laptop = await startLaptop({ port: 0 });
  info = await readLocalInfo(laptop.url);
  bus = busOf(info);
});

afterAll(async () => {
  bus?.stop();
  await laptop?.stop();
});

const placed = viewIn('dialling', ({ maskedNumber }) => maskedNumber !== null);
const of =
  (contactId: string, look: ReturnType<typeof viewIn>): ReturnType<typeof viewIn> =>
  (frame) => {
    const view = look(frame);
    return view?.interruptionId === contactId ? view : undefined;
  };

describe('an outsider with the AWS SDK and a WebSocket', () => {
  it('puts a drop on the bus, gets the offer, says yes, and one call with the original attributes is started', async () => {
    const agentId = agentNamed(info, 'amina').id;
    const page = await signedIn(info, 'amina');
    const contact = await seedContact(info, { queueId: queueNamed(info, 'Support'), agentId });
    await bus.put(dropOf(info, contact));
    const offer = await page.until('the offer', of(contact.contactId, viewIn('offered')));
    expect(offer).toMatchObject({
      contactId: contact.contactId,
      protocol: contact.contactId,
      queueName: 'Support',
      reason: 'customer-disconnect',
      talkSeconds: 222,
      canResume: true,
      maskedNumber: null,
    });
    const requestId = page.choose(offer, 'resume', 'popup');
    await page.until('the result', (frame) =>
      frame.type === 'result' && frame.requestId === requestId && frame.ok ? frame : undefined,
    );
    const view = await page.until('the call', of(contact.contactId, placed));
    expect(view.maskedNumber).toBe('+55•••••••••21');
    const calls = await callsFor(info, contact.contactId);
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({
      DestinationPhoneNumber: contact.number,
      Attributes: contact.attributes,
    });
    page.close();
  });

  it('sends the same drop twenty times at once: one offer, one call', async () => {
    const agentId = agentNamed(info, 'ben').id;
    const page = await signedIn(info, 'ben');
    const contact = await seedContact(info, { queueId: queueNamed(info, 'Billing'), agentId });
    const drop = dropOf(info, contact);
    await Promise.all(Array.from({ length: 20 }, () => bus.put(drop)));
    const offer = await page.until('the offer', of(contact.contactId, viewIn('offered')));
    expect(offer.protocol, 'the protocol is in an attribute that nobody has read yet').toBeNull();
    page.choose(offer, 'resume', 'popup');
    const view = await page.until('the call', of(contact.contactId, placed));
    expect(view.protocol).toBe('2026-000123');
    await laptop.cloud.idle();
    const offers = page.frames.filter((frame) => of(contact.contactId, viewIn('offered'))(frame));
    expect(offers).toHaveLength(1);
    expect(await callsFor(info, contact.contactId)).toHaveLength(1);
    page.close();
  });
});

/** What we rely on of amazon-connect-streams, held against the library itself: an upgrade that changes it fails here. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Contact } from '../../../local/desk/page/world.ts';
import type { Port } from '../../../local/port.ts';
import { launchBrowser } from '../../browser/browser.ts';
import { StreamsPage, serveStreamsPage } from './streams-page.ts';

let browser: Browser;
let port: Port;

beforeAll(async () => {
  [browser, port] = await Promise.all([launchBrowser(), serveStreamsPage()]);
});
afterAll(async () => {
  await browser?.close();
  await port?.close();
});
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));

const call: Contact = {
  ...{ contactId: 'c-1', state: 'connected', direction: 'inbound', number: '+12025550143' },
  ...{ queueId: 'q-support', queueName: 'Support', attributes: {}, since: 1_790_000_000_000 },
};
const ringing: Contact = { ...call, state: 'incoming' };
const afterWork: Contact = { ...call, state: 'after-contact-work' };
const missed: Contact = { ...call, state: 'missed' };

const open = (present: readonly Contact[] = []) => StreamsPage.open(browser, port.url, present);

describe('the names of the library', () => {
  it('are those that our host and our CCP use', async () => {
    const { page } = await open();
    const names = await page.evaluate(() => {
      // biome-ignore lint/suspicious/noExplicitAny: the library as it is, not as its types say
      const { connect } = window as any;
      const { EventType, ContactEvents, AgentEvents, ContactStateType } = connect;
      return {
        version: connect.version,
        messages: [
          EventType.ACKNOWLEDGE,
          EventType.SYNCHRONIZE,
          EventType.API_REQUEST,
          EventType.API_RESPONSE,
          EventType.BROADCAST,
          EventType.MASTER_REQUEST,
          EventType.MASTER_RESPONSE,
          EventType.OUTER_CONTEXT_INFO,
          AgentEvents.UPDATE,
          ContactEvents.VIEW,
        ],
        methods: Object.values(connect.ClientMethods),
        contactStates: Object.values(ContactStateType),
        voice: connect.ContactType.VOICE,
        hasLanguage: connect.isValidLocale('pt_BR') && connect.isValidLocale('es_ES'),
      };
    });
    expect(names).toMatchObject({
      // seen: release 2.28.2 calls itself 2.28.1.
      version: '2.28.1',
      messages: [
        'acknowledge',
        'synchronize',
        'api_request',
        'api_response',
        'broadcast',
        'master_request',
        'master_response',
        'outer_context_info',
        'agent::update',
        'contact::view',
      ],
      voice: 'voice',
      hasLanguage: true,
    });
    expect(names.methods).toEqual(
      expect.arrayContaining([
        'acceptContact',
        'destroyConnection',
        'clearContact',
        'putAgentState',
        'createOutboundContact',
      ]),
    );
    expect(names.contactStates).toEqual(
      expect.arrayContaining(['connecting', 'connected', 'ended', 'error', 'missed', 'rejected']),
    );
  });
});

describe('the life of a contact', () => {
  it('is connected, ended, cleared', async () => {
    const streams = await open();
    await streams.show([ringing]);
    await streams.show([call]);
    await streams.show([afterWork]);
    await streams.show([]);
    expect(await streams.changes(3)).toEqual(
      ['connected', 'ended', 'cleared'].map((type) => ({ type, contactId: 'c-1' })),
    );
  });

  it('begins with after-contact work when the page is loaded in the middle of it', async () => {
    const streams = await open([afterWork]);
    await streams.show([]);
    expect(await streams.changes(2)).toEqual(
      ['ended', 'cleared'].map((type) => ({ type, contactId: 'c-1' })),
    );
  });

  it('begins with the call when the page is loaded while the two talk', async () => {
    const streams = await open([call]);
    await streams.show([afterWork]);
    expect(await streams.changes(2)).toEqual(
      ['connected', 'ended'].map((type) => ({ type, contactId: 'c-1' })),
    );
  });

  it('is told again when a missed contact comes back under its id', async () => {
    const streams = await open();
    await streams.show([ringing]);
    await streams.show([missed]);
    await streams.show([]);
    await streams.show([ringing]);
    await streams.show([call]);
    expect(await streams.changes(2)).toEqual(
      ['cleared', 'connected'].map((type) => ({ type, contactId: 'c-1' })),
    );
  });
});

it('tells which contact the agent looks at, and that it is none', async () => {
  const streams = await open([call]);
  await streams.view('c-1');
  await streams.view('');
  expect(await streams.opened(2)).toEqual(['c-1', null]);
});

it('names the agent and the language that the service answers', async () => {
  expect(await (await open()).agent()).toEqual({ name: 'Amina Diallo', language: 'pt_BR' });
});

describe('clearing', () => {
  const cleared = { method: 'clearContact', params: { contactId: 'c-1' } };

  it('ends after-contact work', async () => {
    const streams = await open([afterWork]);
    await streams.clear('c-1');
    expect(await streams.requests()).toEqual([cleared]);
  });

  it('ends the after-contact work of the callback that belongs to it', async () => {
    const streams = await open();
    await streams.show([afterWork], 'c-0');
    await streams.clear('c-0');
    expect(await streams.requests()).toEqual([cleared]);
  });

  it.each([
    ['a call that still goes on', [call]],
    ["another call's after-contact work", [{ ...afterWork, contactId: 'c-2' }]],
    ['a contact that is gone', []],
  ])('leaves %s alone', async (_what, present) => {
    const streams = await open(present);
    await streams.clear('c-1');
    expect(await streams.requests()).toEqual([]);
  });

  it('fails with the reason of Amazon Connect', async () => {
    const streams = await open([afterWork]);
    await streams.refuse('The contact is in the wrong state');
    await expect(streams.clear('c-1')).rejects.toThrow(
      'Amazon Connect did not clear the contact: The contact is in the wrong state (InvalidStateException)',
    );
  });
});

describe('dialling', () => {
  const request = { phoneNumber: '+12025550143', queueArn: 'arn:queue', relatedContactId: 'c-1' };

  it('asks for an outbound contact with the queue and the contact it belongs to', async () => {
    const streams = await open([afterWork]);
    expect(await streams.dial(request)).toEqual({ type: 'dialling', contactId: undefined });
    expect(await streams.requests()).toMatchObject([
      {
        method: 'createOutboundContact',
        params: {
          endpoint: { type: 'phone_number', phoneNumber: '+12025550143' },
          queueARN: 'arn:queue',
          relatedContactId: 'c-1',
        },
      },
    ]);
  });

  it('is refused with the reason of Amazon Connect', async () => {
    const streams = await open([afterWork]);
    await streams.refuse('The agent is busy');
    expect(await streams.dial(request)).toEqual({
      type: 'refused',
      reason: 'The agent is busy (InvalidStateException)',
    });
  });
});

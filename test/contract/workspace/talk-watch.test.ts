/** Whether the agent is talking, as the workspace says it through the SDK. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchTalk } from '../../../panel/hosts/workspace/talk-watch.ts';
import { type HostWindow, openHostWindow } from './host-window.ts';

let host: HostWindow;

beforeEach(() => {
  host = openHostWindow();
  host.connect();
});

afterEach(() => {
  host.close();
  vi.unstubAllGlobals();
});

const contact = (contactId: string) => ({ contactId, type: 'voice', subtype: 'connect:Telephony' });
const self = { participantId: 'p-1', type: { value: 'agent' }, isInitial: false, isSelf: true };

/** What is told first, once the workspace has been asked. */
const firstTold = (): Promise<boolean | Error> =>
  new Promise((resolve) => {
    watchTalk(host.app, { onContactChange: () => () => {} }, { talking: resolve, failed: resolve });
  });

it('a call that is going on is told, though it began before', async () => {
  const told = firstTold();
  await host.answer([contact('c-1')]);
  await host.answer([{ ...self, contactId: 'c-1' }]);
  await host.answer({ value: 'connected' });
  expect(await told).toBe(true);
});

it('a contact that is cleared while it is asked about is no call, and no trouble', async () => {
  const told = firstTold();
  await host.answer([contact('c-1')]);
  await host.answer([{ ...self, contactId: 'c-1' }]);
  await host.refuse('participantNotFound', 'There is no participant p-1');
  await host.answer([]);
  expect(await told).toBe(false);
});

it('a contact that is still there and may not be asked about is trouble, in words', async () => {
  const told = firstTold();
  await host.answer([contact('c-1')]);
  await host.refuse('accessDenied', 'not for this app');
  await host.answer([contact('c-1')]);
  expect(await told).toMatchObject({ message: expect.stringContaining('lacks the permission') });
});

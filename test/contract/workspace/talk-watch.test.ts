/** Whether the agent is talking, as the workspace says it through the SDK. */
import { beforeEach, expect, it } from 'vitest';
import { watchTalk } from '../../../panel/hosts/workspace/talk-watch.ts';
import { useHostWindow } from './use-host-window.ts';

const at = useHostWindow();
beforeEach(() => at.host.connect());

const contact = (contactId: string) => ({ contactId, type: 'voice', subtype: 'connect:Telephony' });
const self = { participantId: 'p-1', type: { value: 'agent' }, isInitial: false, isSelf: true };

/** What is told first, once the workspace has been asked. */
const firstTold = (): Promise<boolean | Error> =>
  new Promise((resolve) => {
    watchTalk(at.host.app, { onContactChange: () => () => {} }, { talking: resolve, failed: resolve });
  });

it('a call that is going on is told, though it began before', async () => {
  const told = firstTold();
  await at.host.answer([contact('c-1')]);
  await at.host.answer([{ ...self, contactId: 'c-1' }]);
  await at.host.answer({ value: 'connected' });
  expect(await told).toBe(true);
});

it('a contact that is cleared while it is asked about is no call, and no trouble', async () => {
  const told = firstTold();
  await at.host.answer([contact('c-1')]);
  await at.host.answer([{ ...self, contactId: 'c-1' }]);
  await at.host.refuse('participantNotFound', 'There is no participant p-1');
  await at.host.answer([]);
  expect(await told).toBe(false);
});

it('a contact that is still there and may not be asked about is trouble, in words', async () => {
  const told = firstTold();
  await at.host.answer([contact('c-1')]);
  await at.host.refuse('accessDenied', 'not for this app');
  await at.host.answer([contact('c-1')]);
  expect(await told).toMatchObject({ message: expect.stringContaining('lacks the permission') });
});

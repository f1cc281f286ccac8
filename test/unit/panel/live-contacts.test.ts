import { expect, it } from 'vitest';
import type { ContactChange } from '../../../panel/hosts/agent-host.ts';
import { watchLiveContacts } from '../../../panel/hosts/live-contacts.ts';

it('the agent talks from the first connected contact until the last one has ended or is gone', () => {
  const told: boolean[] = [];
  let tell = (_change: ContactChange): void => {};
  const host = {
    onContactChange: (listener: (change: ContactChange) => void) => {
      tell = listener;
      return () => {};
    },
  };
  watchLiveContacts(host, (isTalking) => told.push(isTalking));
  tell({ type: 'ended', contactId: 'dropped' });
  tell({ type: 'connected', contactId: 'one' });
  tell({ type: 'connected', contactId: 'two' });
  tell({ type: 'ended', contactId: 'one' });
  expect(told).toEqual([true]);
  tell({ type: 'cleared', contactId: 'two' });
  expect(told).toEqual([true, false]);
});

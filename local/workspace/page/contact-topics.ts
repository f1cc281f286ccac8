/** What the workspace publishes about the agent's contacts, found by comparing the softphone with how it was. */
import type { Contact } from '../../desk/page/world.ts';

export const contactNamespace = 'aws.connect.contact';

const keys: Readonly<Record<Contact['state'], string>> = {
  incoming: 'contact/incoming',
  connected: 'contact/connected',
  'after-contact-work': 'contact/acw',
  missed: 'contact/missed',
};

export const clearedKey = 'contact/cleared';

export interface ContactNews {
  readonly key: string;
  readonly contactId: string;
}

export const contactNews = (before: readonly Contact[], now: readonly Contact[]): readonly ContactNews[] => {
  const stateBefore = new Map(before.map(({ contactId, state }) => [contactId, state]));
  const still = new Set(now.map(({ contactId }) => contactId));
  const changed = now
    .filter(({ contactId, state }) => stateBefore.get(contactId) !== state)
    .map(({ contactId, state }) => ({ key: keys[state], contactId }));
  const gone = before
    .filter(({ contactId }) => !still.has(contactId))
    .map(({ contactId }) => ({ key: clearedKey, contactId }));
  return [...changed, ...gone];
};

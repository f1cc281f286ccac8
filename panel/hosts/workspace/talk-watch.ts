/** Whether the agent is talking to a customer, also in a call that was going on before this app began. */
import { ContactClient } from '@amazon-connect/contact';
import type { AmazonConnectProvider } from '@amazon-connect/core';
import type { AgentHost, Cancel } from '../agent-host.ts';
import { isCall } from './call.ts';
import { ownState } from './own-state.ts';
import { refusalWords } from './refusal.ts';

export interface TalkListener {
  /** At every change, and once as soon as the workspace has said how things are. */
  readonly talking: (isTalking: boolean) => void;
  /** The workspace did not say which calls are going on; those that it tells of later are known. */
  readonly failed: (error: Error) => void;
}

export const watchTalk = (
  provider: AmazonConnectProvider,
  host: Pick<AgentHost, 'onContactChange'>,
  listener: TalkListener,
): Cancel => {
  const live = new Set<string>();
  const told = new Set<string>();
  let isKnown = false;
  const tell = (): void => {
    if (isKnown) listener.talking(live.size > 0);
  };
  const cancel = host.onContactChange(({ type, contactId }) => {
    told.add(contactId);
    if (type === 'connected') live.add(contactId);
    else live.delete(contactId);
    tell();
  });
  const start = async (): Promise<void> => {
    try {
      // What was told in the meantime is newer than the look-up.
      for (const contactId of await liveCalls(provider)) if (!told.has(contactId)) live.add(contactId);
    } catch (error) {
      listener.failed(new Error(refusalWords('tell which calls are going on', error), { cause: error }));
    }
    isKnown = true;
    tell();
  };
  void start();
  return cancel;
};

const talkingStates: ReadonlySet<string | undefined> = new Set(['connected', 'hold']);

const liveCalls = async (provider: AmazonConnectProvider): Promise<readonly string[]> => {
  const contacts = new ContactClient(provider);
  const calls = (await contacts.listContacts()).filter(({ type }) => isCall(type));
  const talking = await Promise.all(calls.map(({ contactId }) => isTalking(contacts, contactId)));
  return calls.flatMap(({ contactId }, place) => (talking[place] ? [contactId] : []));
};

/** A contact may be cleared between the list and the question: nobody talks in one that is on the list no more. */
const isTalking = async (contacts: ContactClient, contactId: string): Promise<boolean> => {
  try {
    return talkingStates.has(await ownState(contacts, contactId));
  } catch (error) {
    if ((await contacts.listContacts()).some((contact) => contact.contactId === contactId)) throw error;
    return false;
  }
};

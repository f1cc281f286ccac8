/**
 * The panel's host in the Amazon Connect agent workspace, on the clients of its SDK. The workspace tells neither
 * the agent's language nor which contact is open (the packages app, contact and voice, 1.0.11).
 */
import {
  AgentClient,
  type BaseContactLifecycleEvent,
  ContactClient,
  type ListContactsResult,
} from '@amazon-connect/contact';
import type { AmazonConnectProvider } from '@amazon-connect/core';
import { VoiceClient } from '@amazon-connect/voice';
import type { AgentHost, Cancel, ContactChange, DialOutcome, DialRequest, HostAgent } from '../agent-host.ts';
import { isCall } from './call.ts';
import { ownState } from './own-state.ts';
import { refusalWords } from './refusal.ts';
import { revealPanel } from './reveal-panel.ts';

type Listener = (change: ContactChange) => void;

export const workspaceHost = (provider: AmazonConnectProvider): AgentHost => {
  const contacts = new ContactClient(provider);
  const cancels = new Set<Cancel>();
  return {
    agent: () => agentOf(new AgentClient(provider)),
    onContactChange: (listener) => {
      const unsubscribe = subscribe(contacts, listener);
      const cancel = (): void => {
        if (cancels.delete(cancel)) unsubscribe();
      };
      cancels.add(cancel);
      return cancel;
    },
    onOpenContact: (listener) => {
      listener(undefined);
      return () => {};
    },
    clear: (contactId) => clear(contacts, contactId),
    dial: (request) => dial(new VoiceClient(provider), request),
    reveal: () => revealPanel(provider),
    stop: () => {
      for (const cancel of cancels) cancel();
    },
  };
};

const agentOf = async (client: AgentClient): Promise<HostAgent> => {
  try {
    return { name: await client.getName(), language: undefined };
  } catch (error) {
    throw new Error(refusalWords("tell the agent's name", error), { cause: error });
  }
};

const subscribe = (contacts: ContactClient, listener: Listener): Cancel => {
  const tell =
    (type: ContactChange['type']) =>
    async ({ contactId, type: channel }: BaseContactLifecycleEvent): Promise<void> => {
      if (isCall(channel)) listener({ type, contactId });
    };
  const connected = tell('connected');
  const ended = tell('ended');
  const cleared = tell('cleared');
  contacts.onConnected(connected);
  contacts.onStartingAcw(ended);
  contacts.onCleared(cleared);
  return () => {
    contacts.offConnected(connected);
    contacts.offStartingAcw(ended);
    contacts.offCleared(cleared);
  };
};

/** A contact that rings or talks is left alone, and so is its after-contact work to come. */
const clear = async (contacts: ContactClient, contactId: string): Promise<void> => {
  try {
    for (const { contactId: leg } of await legsOf(contacts, contactId))
      if (!(await isGoingOn(contacts, leg))) await clearLeg(contacts, leg);
  } catch (error) {
    throw new Error(refusalWords('clear the contact', error), { cause: error });
  }
};

/** A contact that moved between queues is on the desk under the id of a later leg. */
const legsOf = async (contacts: ContactClient, first: string): Promise<ListContactsResult> => {
  const present = await contacts.listContacts();
  return present.filter(
    ({ contactId, initialContactId }) => contactId === first || initialContactId === first,
  );
};

const goingOn: ReadonlySet<string | undefined> = new Set(['connecting', 'connected', 'hold']);

/** Where the workspace does not say, its answer to the clearing will. */
const isGoingOn = async (contacts: ContactClient, contactId: string): Promise<boolean> => {
  try {
    return goingOn.has(await ownState(contacts, contactId));
  } catch {
    return false;
  }
};

const clearLeg = async (contacts: ContactClient, contactId: string): Promise<void> => {
  try {
    await contacts.clear(contactId);
  } catch (error) {
    if ((await legsOf(contacts, contactId)).length > 0) throw error;
  }
};

const dial = async (
  voice: VoiceClient,
  { phoneNumber, queueArn, relatedContactId }: DialRequest,
): Promise<DialOutcome> => {
  try {
    const { contactId } = await voice.createOutboundCall(phoneNumber, {
      queueARN: queueArn,
      relatedContactId,
    });
    return { type: 'dialling', contactId };
  } catch (error) {
    return { type: 'refused', reason: refusalWords('call the customer', error) };
  }
};

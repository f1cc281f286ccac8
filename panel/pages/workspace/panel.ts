/** The panel as an app of the agent workspace. It lists the agent's dropped calls of all contacts: register it with the scope CROSS_CONTACTS. */
import { AmazonConnectApp } from '@amazon-connect/app';
import type { View } from '../../../core/contracts/agent-socket.ts';
import type { AgentHost } from '../../hosts/agent-host.ts';
import { watchLiveContacts } from '../../hosts/live-contacts.ts';
import { workspaceHost } from '../../hosts/workspace/workspace-host.ts';
import { mountPanel } from '../../mount-panel.tsx';
import { readEndpoint } from './page-config.ts';

const element = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no element with the id "${id}"`);
  return found;
};

const problem = element('problem');

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const show = (error: unknown): void => {
  problem.textContent = wordsOf(error);
};

const attempt = async (action: Promise<void>): Promise<void> => {
  try {
    await action;
    problem.textContent = '';
  } catch (error) {
    show(error);
    provider.sendError(wordsOf(error));
  }
};

/** The call that dropped, and the callback that resumed it: whichever is still in after-contact work. */
const clearAll = async (host: AgentHost, { contactId, callbackContactId }: View): Promise<void> => {
  await host.clear(contactId);
  if (callbackContactId !== null) await host.clear(callbackContactId);
};

let close = (): void => {};

const open = async (): Promise<void> => {
  const endpoint = await readEndpoint();
  const host = workspaceHost(provider);
  const panel = mountPanel(element('panel'), {
    ...endpoint,
    locale: navigator.language,
    reveal: () => void attempt(host.reveal()),
    onFinalised: (view) => void attempt(clearAll(host, view)),
  });
  watchLiveContacts(host, panel.quiet);
  close = () => {
    panel.unmount();
    host.stop();
  };
};

const { provider } = AmazonConnectApp.init({
  // An error thrown here would close the app, and its words with it.
  onCreate: () => attempt(open()),
  onDestroy: async () => close(),
});

provider.onError(({ key, message }) =>
  show(
    key === 'workspaceConnectTimeout'
      ? 'The agent workspace does not answer. This page works only as an app inside the Amazon Connect agent workspace.'
      : `The agent workspace reports: ${message} ("${key}").`,
  ),
);

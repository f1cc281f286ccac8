/** The panel as an app of the agent workspace. It lists the agent's dropped calls of all contacts: register it with the scope CROSS_CONTACTS. */
import { AmazonConnectApp } from '@amazon-connect/app';
import type { View } from '../../../core/contracts/agent-socket.ts';
import type { AgentHost } from '../../hosts/agent-host.ts';
import { dialThrough } from '../../hosts/dial-through.ts';
import { watchTalk } from '../../hosts/workspace/talk-watch.ts';
import { workspaceHost } from '../../hosts/workspace/workspace-host.ts';
import { mountPanel } from '../../mount-panel.tsx';
import type { Asker } from '../../socket-client.ts';
import { signIn } from '../ccp/sign-in.ts';
import { readPageConfig } from './page-config.ts';
import { problemsIn } from './problems.ts';
import { tellSignIn } from './sign-in-news.ts';
import { wordsOf } from './words-of.ts';

const element = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no element with the id "${id}"`);
  return found;
};

const problems = problemsIn(element('problem'));

const report = (what: string, error: unknown): void => {
  problems.say(what, error);
  provider.sendError(wordsOf(error));
};

const attempt = async (what: string, action: Promise<void>): Promise<void> => {
  try {
    await action;
    problems.isWell(what);
  } catch (error) {
    report(what, error);
  }
};

const signInHere = async (asker: Asker): Promise<string> => {
  try {
    const token = await signIn(asker);
    problems.isWell('sign-in');
    tellSignIn();
    return token;
  } catch (error) {
    report('sign-in', error);
    throw error;
  }
};

/** The call that dropped, and the callback that resumed it: whichever is still in after-contact work. */
const clearAll = async (host: AgentHost, { contactId, callbackContactId }: View): Promise<void> => {
  await host.clear(contactId);
  if (callbackContactId !== null) await host.clear(callbackContactId);
};

let close = (): void => {};

const open = async (): Promise<void> => {
  const config = await readPageConfig();
  const host = workspaceHost(provider);
  const panel = mountPanel(element('panel'), {
    ...config,
    token: signInHere,
    locale: navigator.language,
    dial: (order) => dialThrough(host, order, (problem) => problems.say('dial', problem)),
    reveal: () => void attempt('reveal', host.reveal()),
    onFinalised: (view) => void attempt('clear', clearAll(host, view)),
  });
  panel.quiet(true);
  watchTalk(provider, host, { talking: panel.quiet, failed: (error) => report('talk', error) });
  close = () => {
    panel.unmount();
    host.stop();
  };
};

const { provider } = AmazonConnectApp.init({
  // An error thrown here would close the app, and its words with it.
  onCreate: () => attempt('open', open()),
  onDestroy: async () => close(),
});

provider.onError(({ key, message }) =>
  problems.say(
    'workspace',
    key === 'workspaceConnectTimeout'
      ? 'The agent workspace does not answer. This page works only as an app inside the Amazon Connect agent workspace.'
      : `The agent workspace reports: ${message} ("${key}").`,
  ),
);

/**
 * The background service of the agent workspace. It lives as long as the workspace (documented), listens on a
 * socket of its own and opens the panel's app: before the agent's eyes when a question pops up, else behind
 * whatever they are looking at. Nobody sees this page, so that what goes wrong is left to the panel to say.
 */
import { AmazonConnectService } from '@amazon-connect/app';
import { openPanelBehind, revealPanel } from '../../hosts/workspace/reveal-panel.ts';
import { watchTalk } from '../../hosts/workspace/talk-watch.ts';
import { workspaceHost } from '../../hosts/workspace/workspace-host.ts';
import { SocketClient } from '../../socket-client.ts';
import { browserWorld } from '../../world.ts';
import { signIn } from '../ccp/sign-in.ts';
import { offerWatch } from './offer-watch.ts';
import { readPageConfig } from './page-config.ts';
import { onSignIn } from './sign-in-news.ts';
import { wordsOf } from './words-of.ts';

const log = (error: unknown): void => provider.sendError(wordsOf(error));

const panel = { reveal: () => revealPanel(provider), openBehind: () => openPanelBehind(provider) };

/** The panel meets the same trouble, and has a place to say so. */
const leaveToPanel = async (error: unknown): Promise<void> => {
  log(error);
  await panel.openBehind().catch(log);
};

const listen = async (): Promise<void> => {
  const config = await readPageConfig();
  const { hear, talking } = offerWatch(panel, log);
  watchTalk(provider, workspaceHost(provider), { talking, failed: log });
  // Nobody sees this page: what the agent has to do is the panel's to ask.
  const socket = new SocketClient({ ...config, token: () => signIn('page') }, browserWorld, {
    frame: hear,
    status: (status) => {
      if (status === 'signed-out') void leaveToPanel('Rejoin does not accept the sign-in of this agent.');
    },
  });
  onSignIn(() => {
    if (socket.status === 'signed-out') socket.signIn();
  });
};

const { provider } = AmazonConnectService.init({
  // An error thrown here would close the service without a word to the agent.
  onCreate: () => listen().catch(leaveToPanel),
});

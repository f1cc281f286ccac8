/**
 * The background service of the agent workspace. It lives as long as the workspace (documented), listens on a
 * socket of its own and brings the panel's app before the agent's eyes when a question pops up.
 */
import { AmazonConnectService } from '@amazon-connect/app';
import { revealPanel } from '../../hosts/workspace/reveal-panel.ts';
import { SocketClient } from '../../socket-client.ts';
import { browserWorld } from '../../world.ts';
import { offerWatch } from './offer-watch.ts';
import { readEndpoint } from './page-config.ts';

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const { provider } = AmazonConnectService.init({
  onCreate: async () => {
    const endpoint = await readEndpoint();
    const frame = offerWatch(
      () => revealPanel(provider),
      (error) => provider.sendError(wordsOf(error)),
    );
    new SocketClient(endpoint, browserWorld, {
      frame,
      status: (status) => {
        if (status === 'signed-out')
          provider.sendError(
            'Rejoin no longer accepts the token of this agent: dropped calls are not shown.',
          );
      },
    });
  },
});

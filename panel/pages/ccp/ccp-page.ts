/** The agent's page: the Amazon Connect CCP on one side, the panel on the other. */

import type { Streams } from '../../hosts/ccp/streams.ts';
import { streamsHost } from '../../hosts/ccp/streams-host.ts';
import { dialThrough } from '../../hosts/dial-through.ts';
import { watchLiveContacts } from '../../hosts/live-contacts.ts';
import { mountPanel } from '../../mount-panel.tsx';
import type { Asker } from '../../socket-client.ts';
import type { PageConfig } from './page-config.ts';
import { waitingWords } from './waiting-words.ts';

export interface CcpPage {
  readonly ccp: HTMLElement;
  readonly panel: HTMLElement;
  /** Says what went wrong. */
  readonly problem: HTMLElement;
  /** The page's `window.connect`. */
  readonly connect: Streams;
  readonly config: PageConfig;
  /** @returns the agent's token for the ticket endpoint; asked whenever the panel connects */
  readonly signIn: (asker: Asker) => Promise<string>;
}

export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const signInTo = async ({ signIn, problem }: CcpPage, asker: Asker): Promise<string> => {
  try {
    const token = await signIn(asker);
    problem.textContent = '';
    return token;
  } catch (error) {
    problem.textContent = wordsOf(error);
    throw error;
  }
};

/** Resolves once the agent is signed in to the CCP and the panel stands. @throws Error in words */
export const startCcpPage = async (page: CcpPage): Promise<void> => {
  const { ccpUrl, region, ticketUrl, socketUrl } = page.config;
  page.panel.textContent = waitingWords(navigator.language);
  const host = await streamsHost(page.connect, page.ccp, { ccpUrl, region });
  const agent = await host.agent();
  const locale = (agent.language ?? navigator.language).replace('_', '-');
  document.documentElement.lang = locale;
  page.panel.textContent = '';
  const panel = mountPanel(page.panel, {
    ...{ token: (asker: Asker) => signInTo(page, asker), ticketUrl, socketUrl, locale },
    dial: (order) =>
      dialThrough(host, order, (problem) => {
        page.problem.textContent = problem;
      }),
    reveal: () => void host.reveal(),
    onFinalised: ({ contactId }) => {
      host.clear(contactId).catch((error: unknown) => {
        page.problem.textContent = wordsOf(error);
      });
    },
  });
  watchLiveContacts(host, panel.quiet);
};

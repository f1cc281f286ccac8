/** The agent's page around the simulated CCP, opened as an agent does, and watched for what must not happen. */
import type { BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';
import { seconds } from '../../../core/time.ts';
import type { ConnectionStatus } from '../../../panel/socket-client.ts';

export interface AgentWindow {
  readonly page: Page;
  readonly ccp: FrameLocator;
  /** Errors of the page and of its console. */
  readonly problems: readonly string[];
  /** Requests that left the machine. */
  readonly foreign: readonly string[];
}

export interface WindowOptions {
  /** `agent=<username>`, and what else the page's address takes. */
  readonly query: string;
  /** Puts the page's clock into the test's hands, this many milliseconds ahead of the machine's. */
  readonly clockAhead?: number;
  /** What the panel comes to; online unless told otherwise. */
  readonly status?: ConnectionStatus;
  /** Console errors that the story itself brings about. */
  readonly foreseen?: RegExp;
}

const isOurs = (url: string): boolean =>
  url.startsWith('data:') || ['127.0.0.1', 'localhost'].includes(new URL(url).hostname);

const panelIs = (page: Page, status: ConnectionStatus): Promise<void> =>
  page.locator(`section[data-status=${status}]`).waitFor();

export const isOnline = (page: Page): Promise<void> => panelIs(page, 'online');

export const openAgentWindow = async (
  context: BrowserContext,
  base: string,
  { query, clockAhead, status, foreseen }: WindowOptions,
): Promise<AgentWindow> => {
  const page = await context.newPage();
  const problems: string[] = [];
  const foreign: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !foreseen?.test(message.text())) problems.push(message.text());
  });
  page.on('request', (request) => isOurs(request.url()) || foreign.push(request.url()));
  page.on('websocket', (socket) => isOurs(socket.url()) || foreign.push(socket.url()));
  if (clockAhead !== undefined) await page.clock.install({ time: Date.now() + clockAhead });
  await page.goto(`${base}/agent/?${query}`);
  await panelIs(page, status ?? 'online');
  return { page, ccp: page.frameLocator('#ccp iframe'), problems, foreign };
};

export const inCcp = ({ ccp }: AgentWindow, name: string): Locator => ccp.getByRole('button', { name });
export const question = ({ page }: AgentWindow): Locator => page.getByRole('alertdialog');
export const cards = ({ page }: AgentWindow): Locator => page.locator('.card');
export const onCard = (agent: AgentWindow, name: string): Locator =>
  cards(agent).getByRole('button', { name, exact: true });

/** Clicks until the question takes it: for its first half second it takes no click, so that nobody dials by accident. */
export const answerQuestion = async (agent: AgentWindow, answer: string): Promise<void> => {
  await question(agent).waitFor();
  while (await question(agent).isVisible())
    await question(agent)
      .getByRole('button', { name: answer })
      .click({ timeout: 1_000 })
      .catch(() => undefined);
};

/** The question's time passes on the page's clock. */
export const letItLapse = async (agent: AgentWindow, popupSeconds = 10): Promise<void> => {
  await question(agent).waitFor();
  await agent.page.clock.fastForward(seconds(popupSeconds + 1));
  await question(agent).waitFor({ state: 'detached' });
};

export const finalise = async (agent: AgentWindow): Promise<void> => {
  await onCard(agent, 'Finalise').click();
  await agent.page.getByText('No dropped calls').waitFor();
};

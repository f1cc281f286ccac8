/** The agent's page around the simulated CCP, opened as an agent does, and watched for what must not happen. */
import type { Browser, FrameLocator, Page } from 'playwright-core';

export interface AgentWindow {
  readonly page: Page;
  readonly ccp: FrameLocator;
  /** Errors of the page and of its console. */
  readonly problems: readonly string[];
  /** Requests that left the machine. */
  readonly foreign: readonly string[];
}

const isOurs = (url: string): boolean =>
  url.startsWith('data:') || ['127.0.0.1', 'localhost'].includes(new URL(url).hostname);

export const openAgentWindow = async (
  browser: Browser,
  base: string,
  query: string,
): Promise<AgentWindow> => {
  const page = await browser.newPage({ locale: 'en-US', viewport: { width: 1_280, height: 800 } });
  const problems: string[] = [];
  const foreign: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('request', (request) => isOurs(request.url()) || foreign.push(request.url()));
  page.on('websocket', (socket) => isOurs(socket.url()) || foreign.push(socket.url()));
  await page.goto(`${base}/agent/?${query}`);
  await page.locator('section[data-status=online]').waitFor();
  return { page, ccp: page.frameLocator('#ccp iframe'), problems, foreign };
};

/** Clicks until the question takes it: for its first half second it takes no click, so that nobody dials by accident. */
export const answerQuestion = async (page: Page, answer: string): Promise<void> => {
  const question = page.getByRole('alertdialog');
  await question.waitFor();
  while (await question.isVisible())
    await question
      .getByRole('button', { name: answer })
      .click({ timeout: 1_000 })
      .catch(() => undefined);
};

/** Amina's page in a real browser, with its clock stopped: time passes only when the test says so. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { View } from '../../core/contracts/agent-socket.ts';
import type { FakeCentre } from './fake-centre.ts';
import { droppedAt } from './fixtures.ts';

/** When the server's offer reaches the page. */
export const offeredAt = droppedAt + 700;

export interface AgentPageOptions {
  readonly browser: Browser;
  readonly centre: FakeCentre;
  /** How far the browser's clock is ahead of the server's, in milliseconds. */
  readonly clockAhead?: number;
  readonly context?: BrowserContextOptions;
}

export const openAgentPage = async ({
  browser,
  centre,
  clockAhead = 0,
  context = {},
}: AgentPageOptions): Promise<Page> => {
  const opened = await browser.newContext({ locale: 'en', ...context });
  const page = await opened.newPage();
  const time = offeredAt + clockAhead;
  await page.clock.install({ time: time - 1_000 });
  await page.clock.pauseAt(time);
  await page.goto(`${centre.baseUrl}/?agent=amina`);
  return page;
};

/** Opens the page, waits until its panel is online and pushes the offers. */
export const openWithOffers = async (options: AgentPageOptions, offers: readonly View[]): Promise<Page> => {
  const page = await openAgentPage(options);
  await page.locator('section[data-status=online]').waitFor();
  for (const view of offers) options.centre.push({ type: 'interruption', view, serverNow: offeredAt });
  await page
    .locator('.pop-up, .card[data-state=offered]')
    .nth(offers.length - 1)
    .waitFor();
  await page.clock.runFor(600);
  return page;
};

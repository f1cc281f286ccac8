/** The main job as it goes in the simulated agent workspace: the page around is Amazon Connect's, the panel is an app. */
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';

export interface Opened {
  readonly page: Page;
  readonly panel: FrameLocator;
  /** Errors of any page in it, and requests to anywhere else. */
  readonly complaints: string[];
}

export const openWorkspace = async (browser: Browser, baseUrl: string, query: string): Promise<Opened> => {
  const context = await browser.newContext({ locale: 'en' });
  const page = await context.newPage();
  await page.clock.install();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(baseUrl) && !url.startsWith('data:')) complaints.push(`a request to ${url}`);
  });
  await page.goto(`${baseUrl}/workspace/?${query}`);
  return { page, panel: page.frameLocator('iframe[title="Rejoin"]'), complaints };
};

export const button = (place: Page | FrameLocator | Locator, name: string | RegExp) =>
  place.getByRole('button', { name });

/** The app's own tab is not open: only its service listens. */
export const talkAndDrop = async ({ page, panel }: Opened): Promise<void> => {
  await button(page, 'Place a call').click();
  await button(page, 'Accept call').click();
  await button(page, 'Drop the line').click();
  await panel.getByRole('alertdialog').waitFor();
};

/** For its first half second the pop-up takes no click, so that nobody dials by accident. */
export const choose = async ({ panel }: Opened, name: string): Promise<void> => {
  const dialog = panel.getByRole('alertdialog');
  while (await dialog.isVisible())
    await button(panel, name)
      .click({ timeout: 1_000 })
      .catch(() => undefined);
};

/** The question has gone after ten seconds of silence, and the card stands. */
export const letItStand = async ({ page, panel }: Opened): Promise<void> => {
  await page.clock.fastForward(11_000);
  await button(panel, 'Finalise').waitFor();
};

export const softphone = (page: Page) => page.getByRole('region', { name: 'Softphone' });

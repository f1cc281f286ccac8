/** One window of the agent workspace, and what an agent does in it. */
import type { FrameLocator, Locator, Page } from 'playwright-core';

export interface Window {
  readonly page: Page;
  readonly panel: FrameLocator;
  /** Errors of any page in it, and requests to anywhere else. */
  readonly complaints: string[];
}

/** @param foreseen console errors that the story itself brings about */
export const openWindow = async (page: Page, url: string, foreseen?: RegExp): Promise<Window> => {
  const { host } = new URL(url);
  const complaints: string[] = [];
  const watchOver = (where: string): void => {
    if (!where.startsWith('data:') && new URL(where).host !== host) complaints.push(`a request to ${where}`);
  };
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !foreseen?.test(message.text())) complaints.push(message.text());
  });
  page.on('request', (request) => watchOver(request.url()));
  page.on('websocket', (socket) => watchOver(socket.url()));
  await page.goto(url);
  await page.getByRole('tab', { name: 'Home', selected: true }).waitFor();
  return { page, panel: page.frameLocator('iframe[title="Rejoin"]'), complaints };
};

export const button = (place: Page | FrameLocator | Locator, name: string | RegExp): Locator =>
  place.getByRole('button', { name });

export const softphone = ({ page }: Window): Locator => page.getByRole('region', { name: 'Softphone' });

export const question = ({ panel }: Window): Locator => panel.getByRole('alertdialog');

/** Also while the panel's tab is behind another, where nothing of it is visible. */
export const card = ({ panel }: Window, state: string): Locator =>
  panel.locator(`.card[data-state=${state}]`);

/** The app's own tab, while the agent looks at another or at it. */
export const panelTab = ({ page }: Window, selected: boolean): Locator =>
  page.getByRole('tab', { name: 'Rejoin', selected });

/** The app's tab is not open yet: only its service listens. @returns the contact's id */
export const talkAndDrop = async (window: Window): Promise<string> => {
  const { page } = window;
  await button(page, 'Place a call').click();
  await button(page, 'Accept call').click();
  await button(page, 'Drop the line').click();
  await question(window).waitFor();
  const ended = softphone(window).locator('[data-state=after-contact-work]');
  return (await ended.getAttribute('data-contact')) ?? '';
};

/** Clicks until it works: for its first half second the question takes no click, so that nobody dials by accident. */
export const choose = async (window: Window, answer: string): Promise<void> => {
  const asked = question(window);
  while (await asked.isVisible())
    await button(asked, answer)
      .click({ timeout: 1_000 })
      .catch(() => undefined);
};

/** The question has gone after ten seconds of silence, and the card stands. */
export const letItStand = async ({ page, panel }: Window): Promise<void> => {
  await page.clock.fastForward(11_000);
  await button(panel, 'Finalise').waitFor();
};

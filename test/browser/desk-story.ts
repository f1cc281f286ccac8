/** The main job as a person plays it on the desk: caller on the left, agent on the right. */
import type { Page } from 'playwright-core';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

export const placeAndAccept = async (page: Page): Promise<void> => {
  await page.getByText('Connected', { exact: true }).waitFor();
  await button(page, 'Place a call').click();
  await button(page, 'Accept').click();
  await button(page, 'Drop the line').waitFor();
};

export const dropTheLine = async (page: Page): Promise<void> => {
  await button(page, 'Drop the line').click();
  await page.getByRole('alertdialog').waitFor();
};

/** Clicks until the pop-up takes it: for its first half second it takes no click, so that nobody dials by accident. */
export const sayYes = async (page: Page): Promise<void> => {
  await button(page, 'Yes, resume').click({ delay: 20 });
  const rings = button(page, /^Answer/);
  while (!(await rings.isVisible()) && (await page.getByRole('alertdialog').isVisible()))
    await button(page, 'Yes, resume')
      .click({ timeout: 1_000 })
      .catch(() => undefined);
  await rings.waitFor();
};

export const answerAndAccept = async (page: Page): Promise<void> => {
  await button(page, /^Answer/).click();
  await button(page, 'Accept').click();
  await page.getByText('Call resumed').waitFor();
};

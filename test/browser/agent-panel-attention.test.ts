import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Noted, notesOf, takeNotes } from './attention-notes.ts';
import { launchBrowser } from './browser.ts';
import { FakeCentre } from './fake-centre.ts';
import { marinasDrop } from './fixtures.ts';

let browser: Browser;
let centre: FakeCentre;
let context: BrowserContext;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  centre = await FakeCentre.open();
  context = await browser.newContext({ locale: 'en' });
  await context.addInitScript(takeNotes);
});
afterEach(async () => {
  await context.close();
  await centre.close();
});

const openPage = async (isWatched: boolean): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(`${centre.baseUrl}/?agent=amina`);
  await page.locator('section[data-status=online]').waitFor();
  await page.evaluate((watched) => {
    document.hasFocus = () => watched;
  }, isWatched);
  return page;
};

const offer = (): void => {
  const popupUntil = Date.now() + 20_000;
  centre.push({ type: 'interruption', view: { ...marinasDrop, popupUntil }, serverNow: Date.now() });
};

const isCalling = (page: Page) =>
  page.waitForFunction(() => document.title.startsWith('(1) Your call dropped?'));

describe('an agent who looks elsewhere', () => {
  it('is called by tone, title and notification, once, until they come', async () => {
    const page = await openPage(false);
    const before = await page.title();
    offer();
    await isCalling(page);
    expect(await notesOf(page)).toMatchObject({ beeps: 1, notifications: ['Your call dropped?'], open: 1 });
    await page.evaluate(() => {
      document.hasFocus = () => true;
      window.dispatchEvent(new Event('focus'));
    });
    expect(await page.title()).toBe(before);
    expect(await notesOf(page)).toMatchObject({ beeps: 1, open: 0 });
  });

  it('with two pages open is called by one of them', async () => {
    const pages = [await openPage(false), await openPage(false)];
    offer();
    await Promise.any(pages.map(isCalling));
    for (const page of pages) await page.getByRole('alertdialog').waitFor();
    for (const page of pages) {
      await page.waitForFunction(() => (globalThis as unknown as { noted: Noted }).noted.claims === 1);
      await page.evaluate(() => navigator.locks.query());
    }
    const heard = await Promise.all(pages.map(notesOf));
    expect(heard.map(({ beeps }) => beeps).sort()).toEqual([0, 1]);
  });
});

it('while one page is watched neither it nor the one behind it calls', async () => {
  const [watched, behind] = [await openPage(true), await openPage(false)];
  offer();
  for (const page of [watched, behind]) await page.getByRole('alertdialog').waitFor();
  await behind.waitForFunction(async () => {
    const { held } = await navigator.locks.query();
    return held?.some(({ name }) => name?.startsWith('rejoin.int-marina'));
  });
  await watched.getByRole('button', { name: 'No, end' }).click({ delay: 600 });
  centre.push({
    type: 'interruption',
    view: { ...marinasDrop, version: 2, state: 'ended', reason: 'choice' },
    serverNow: Date.now(),
  });
  for (const page of [watched, behind]) await page.getByText('No dropped calls').waitFor();
  for (const page of [watched, behind])
    expect(await notesOf(page)).toMatchObject({ beeps: 0, notifications: [], open: 0 });
});

it('the pop-up closes in the page where nothing was chosen', async () => {
  const [one, other] = [await openPage(true), await openPage(true)];
  offer();
  await other.getByRole('alertdialog').waitFor();
  await one.getByRole('button', { name: 'Yes, resume' }).click({ delay: 600 });
  const popupUntil = Date.now() + 20_000;
  centre.push({
    type: 'interruption',
    view: { ...marinasDrop, popupUntil, version: 2, state: 'dialling', attempt: 1 },
    serverNow: Date.now(),
  });
  for (const page of [one, other]) {
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    await page.getByText('Calling the customer').waitFor();
  }
});

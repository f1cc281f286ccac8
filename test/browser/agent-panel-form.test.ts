import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { offeredAt, openAgentPage, openWithOffers } from './agent-page.ts';
import { launchBrowser } from './browser.ts';
import { FakeCentre } from './fake-centre.ts';
import { joaosDrop, marinasForm } from './fixtures.ts';

const withForm = { ...joaosDrop, form: marinasForm };

let browser: Browser;
let centre: FakeCentre;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  centre = await FakeCentre.open();
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  await centre.close();
});

const open = () => openWithOffers({ browser, centre }, [withForm]);
const finalise = (page: Page) => page.getByRole('button', { name: 'Finalise' }).click();
const fill = async (page: Page): Promise<void> => {
  await page.getByLabel('Subject').fill('Second invoice');
  await page.getByLabel('Outcome of the contact').selectOption('Solved');
};

it('what the agent types is saved when they pause', async () => {
  const page = await open();
  await page.getByLabel('Subject').pressSequentially('Bill');
  await page.clock.runFor(599);
  expect(centre.framesOf('draft')).toEqual([]);
  await page.clock.runFor(1);
  expect(await centre.frame('draft')).toMatchObject({ fields: { subject: 'Bill' } });
});

it('after a reload the form holds what the server kept', async () => {
  const draft = { subject: 'Second invoice', outcome: 'Solved' };
  const interruptions = [{ ...withForm, form: { ...marinasForm, draft } }];
  centre.snapshot = { type: 'snapshot', interruptions, serverNow: offeredAt };
  const page = await openAgentPage({ browser, centre });
  for (let load = 0; load < 2; load += 1) {
    await page.getByLabel('Subject').waitFor();
    expect(await page.getByLabel('Subject').inputValue()).toBe('Second invoice');
    expect(await page.getByLabel('Outcome of the contact').inputValue()).toBe('Solved');
    await page.reload();
  }
});

it('finalising sends the answers', async () => {
  const page = await open();
  await fill(page);
  await finalise(page);
  expect((await centre.frame('finalise')).fields).toEqual({ subject: 'Second invoice', outcome: 'Solved' });
});

it('a required field that is empty says so, is gone to, and nothing is sent', async () => {
  const page = await open();
  await page.getByLabel('Subject').fill('Second invoice');
  await finalise(page);
  await page.getByText('Fill this in before you finalise.').waitFor();
  const outcome = page.getByLabel('Outcome of the contact');
  expect(await outcome.evaluate((field) => field.matches(':focus'))).toBe(true);
  expect(centre.framesOf('finalise')).toEqual([]);
  await outcome.selectOption('Solved');
  await page.getByText('Fill this in before you finalise.').waitFor({ state: 'detached' });
  await finalise(page);
  await centre.frame('finalise');
});

it('a refusal keeps card and answers, and can be tried again', async () => {
  const page = await open();
  await fill(page);
  await finalise(page);
  const { requestId } = await centre.frame('finalise');
  centre.push({ type: 'result', requestId, ok: false, code: 'try-again', message: '' });
  await page.getByText('That did not work. Try again.').waitFor();
  expect(await page.getByLabel('Subject').inputValue()).toBe('Second invoice');
  await finalise(page);
  expect((await centre.frame('finalise', 1)).fields).toMatchObject({ subject: 'Second invoice' });
});

it('Enter in a field does not close the case', async () => {
  const page = await open();
  await fill(page);
  await page.getByLabel('Subject').press('Enter');
  await page.clock.runFor(1_000);
  await centre.frame('draft');
  expect(centre.framesOf('finalise')).toEqual([]);
});

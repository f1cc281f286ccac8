import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { offeredAt, openAgentPage, openWithOffers } from './agent-page.ts';
import { joaosDrop, marinasForm } from './fixtures.ts';
import { useFakeCentre } from './use-fake-centre.ts';

const withForm = { ...joaosDrop, form: marinasForm };

const at = useFakeCentre();

const open = () => openWithOffers(at, [withForm]);
const finalise = (page: Page) => page.getByRole('button', { name: 'Finalise' }).click();
const fill = async (page: Page): Promise<void> => {
  await page.getByLabel('Subject').fill('Second invoice');
  await page.getByLabel('Outcome of the contact').selectOption('Solved');
};

it('what the agent types is saved when they pause', async () => {
  const page = await open();
  await page.getByLabel('Subject').pressSequentially('Bill');
  await page.clock.runFor(599);
  expect(at.centre.framesOf('draft')).toEqual([]);
  await page.clock.runFor(1);
  expect(await at.centre.frame('draft')).toMatchObject({ fields: { subject: 'Bill' } });
});

it('after a reload the form holds what the server kept', async () => {
  const draft = { subject: 'Second invoice', outcome: 'Solved' };
  const interruptions = [{ ...withForm, form: { ...marinasForm, draft } }];
  at.centre.snapshot = { type: 'snapshot', interruptions, serverNow: offeredAt };
  const page = await openAgentPage(at);
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
  expect((await at.centre.frame('finalise')).fields).toEqual({
    subject: 'Second invoice',
    outcome: 'Solved',
  });
});

it('a required field that is empty says so, is gone to, and nothing is sent', async () => {
  const page = await open();
  await page.getByLabel('Subject').fill('Second invoice');
  await finalise(page);
  await page.getByText('Fill this in before you finalise.').waitFor();
  const outcome = page.getByLabel('Outcome of the contact');
  expect(await outcome.evaluate((field) => field.matches(':focus'))).toBe(true);
  expect(at.centre.framesOf('finalise')).toEqual([]);
  await outcome.selectOption('Solved');
  await page.getByText('Fill this in before you finalise.').waitFor({ state: 'detached' });
  await finalise(page);
  await at.centre.frame('finalise');
});

it('a refusal keeps card and answers, and can be tried again', async () => {
  const page = await open();
  await fill(page);
  await finalise(page);
  const { requestId } = await at.centre.frame('finalise');
  at.centre.push({ type: 'result', requestId, ok: false, code: 'try-again', message: '' });
  await page.getByText('That did not work. Try again.').waitFor();
  expect(await page.getByLabel('Subject').inputValue()).toBe('Second invoice');
  await finalise(page);
  expect((await at.centre.frame('finalise', 1)).fields).toMatchObject({ subject: 'Second invoice' });
});

it('Enter in a field does not close the case', async () => {
  const page = await open();
  await fill(page);
  await page.getByLabel('Subject').press('Enter');
  await page.clock.runFor(1_000);
  await at.centre.frame('draft');
  expect(at.centre.framesOf('finalise')).toEqual([]);
});

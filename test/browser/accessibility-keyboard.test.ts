import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { View } from '../../core/contracts/agent-socket.ts';
import { offeredAt, openWithOffers } from './agent-page.ts';
import { joaosDrop, marinasDrop, marinasForm } from './fixtures.ts';
import { useFakeCentre } from './use-fake-centre.ts';

const at = useFakeCentre();

const push = (view: View) => at.centre.push({ type: 'interruption', view, serverNow: offeredAt });
const open = (...offers: View[]) => openWithOffers(at, offers);

/** The focused element inside the panel: what it is and what it says or is called. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.querySelector('.panel-frame')?.shadowRoot?.activeElement;
    if (!element) return 'nothing in the panel';
    const name = element.getAttribute('aria-labelledby') ?? element.id ?? '';
    return `${element.tagName} ${name || element.textContent}`.trim();
  });

const tabTo = async (page: Page, wanted: RegExp): Promise<void> => {
  for (let steps = 0; steps < 60; steps += 1) {
    if (wanted.test(await focused(page))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${wanted}`);
};

it('the whole job can be done with the keyboard alone', async () => {
  const page = await open({ ...marinasDrop, form: marinasForm });
  await page.keyboard.press('Alt+Shift+Y');
  const { requestId, choice } = await at.centre.frame('choose');
  expect(choice).toBe('resume');
  at.centre.push({ type: 'result', requestId, ok: true });
  push({ ...marinasDrop, form: marinasForm, version: 2, state: 'resumed', attempt: 1 });
  await page.getByText('Call resumed').waitFor();
  await tabTo(page, /^INPUT .*subject/);
  await page.keyboard.type('Second invoice');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await tabTo(page, /^BUTTON Finalise/);
  await page.keyboard.press('Enter');
  const finalise = await at.centre.frame('finalise');
  expect(finalise.fields).toEqual({ subject: 'Second invoice', outcome: 'Solved' });
  at.centre.push({ type: 'result', requestId: finalise.requestId, ok: true });
  await page.getByText('No dropped calls').waitFor();
  expect(await focused(page)).toMatch(/^SECTION/);
});

describe('the keys', () => {
  it('Alt+Shift+N ends the contact, also on a Mac, where the key makes another sign', async () => {
    const page = await open(marinasDrop);
    await page.evaluate(() =>
      window.dispatchEvent(
        new KeyboardEvent('keydown', { key: '˜', code: 'KeyN', altKey: true, shiftKey: true }),
      ),
    );
    expect(await at.centre.frame('choose')).toMatchObject({ choice: 'end', via: 'popup' });
  });

  it('answer the topmost question only, and its buttons say so', async () => {
    const page = await open({ ...joaosDrop, popupUntil: marinasDrop.popupUntil }, marinasDrop);
    const said = await page
      .getByRole('button', { name: 'Yes, resume' })
      .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-keyshortcuts')));
    expect(said).toEqual(['Alt+Shift+Y', null]);
    await page.keyboard.press('Alt+Shift+Y');
    expect(await at.centre.frame('choose')).toMatchObject({ interruptionId: 'int-marina' });
    expect(at.centre.framesOf('choose')).toHaveLength(1);
  });

  it.each(['y', 'Shift+Y', 'Alt+y', 'Escape', 'Enter', 'Control+Alt+Shift+Y'])(
    '%s answers nothing',
    async (key) => {
      const page = await open(marinasDrop);
      await page.keyboard.press(key);
      await page.keyboard.press('Alt+Shift+N');
      expect(await at.centre.frame('choose')).toMatchObject({ choice: 'end' });
      expect(at.centre.framesOf('choose')).toHaveLength(1);
    },
  );

  it('do nothing in the first half second, and nothing where resuming is not possible', async () => {
    const page = await open({ ...marinasDrop, canResume: false, whyNot: 'no-number' });
    await page.keyboard.press('Alt+Shift+Y');
    push({ ...joaosDrop, droppedAt: marinasDrop.droppedAt + 1, popupUntil: marinasDrop.popupUntil });
    await page.getByText('20261123-004651').waitFor();
    await page.keyboard.press('Alt+Shift+Y');
    await page.clock.runFor(500);
    await page.keyboard.press('Alt+Shift+Y');
    expect(await at.centre.frame('choose')).toMatchObject({ interruptionId: 'int-joao' });
    expect(at.centre.framesOf('choose')).toHaveLength(1);
  });
});

describe('the focus', () => {
  it('stays in the field while the agent types, whatever comes in', async () => {
    const page = await open({ ...joaosDrop, form: marinasForm });
    await page.getByLabel('Subject').focus();
    await page.keyboard.type('Second ');
    push({ ...joaosDrop, form: { ...marinasForm, draft: { subject: 'Sec' } }, version: 2 });
    await page.keyboard.type('invoice');
    push({ ...joaosDrop, form: marinasForm, version: 3, canResume: false, whyNot: 'in-progress' });
    await page.getByText('A callback is already being made').waitFor();
    await page.keyboard.type(' of May');
    expect(await page.getByLabel('Subject').inputValue()).toBe('Second invoice of May');
    expect(await focused(page)).toMatch(/^INPUT .*subject/);
  });

  it('is not taken from the field by a question that pops up', async () => {
    const page = await open({ ...joaosDrop, form: marinasForm });
    await page.getByLabel('Subject').focus();
    await page.keyboard.type('Second ');
    push(marinasDrop);
    await page.getByRole('alertdialog').waitFor();
    await page.keyboard.type('invoice ');
    await page.clock.runFor(11_000);
    await page.keyboard.type('of May');
    expect(await page.getByLabel('Subject').inputValue()).toBe('Second invoice of May');
    expect(at.centre.framesOf('choose')).toEqual([]);
  });

  it('that was on a question goes to its card when the question closes', async () => {
    const page = await open(marinasDrop);
    await page.getByRole('button', { name: 'Yes, resume' }).focus();
    await page.clock.runFor(10_000);
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('ARTICLE card-int-marina');
  });

  it('stays on the button that was pressed while the answer is awaited', async () => {
    const page = await open(joaosDrop);
    await tabTo(page, /^BUTTON Callback/);
    await page.keyboard.press('Enter');
    await at.centre.frame('choose');
    expect(await focused(page)).toBe('BUTTON Sending…');
    push({ ...joaosDrop, version: 2, state: 'dialling', attempt: 1 });
    await page.getByText('Calling the customer').waitFor();
    expect(await focused(page)).toBe('ARTICLE card-int-joao');
  });
});

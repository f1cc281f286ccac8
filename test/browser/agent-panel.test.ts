import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { View } from '../../core/contracts/agent-socket.ts';
import { minutes } from '../../core/time.ts';
import { offeredAt, openAgentPage, openWithOffers } from './agent-page.ts';
import { droppedAt, joaosDrop, marinasDrop } from './fixtures.ts';
import { useFakeCentre } from './use-fake-centre.ts';

const at = useFakeCentre();

const popUp = (page: Page) => page.getByRole('alertdialog', { name: 'Your call dropped?' });
const yes = (page: Page) => page.getByRole('button', { name: 'Yes, resume' });
const callback = (page: Page) => page.getByRole('button', { name: 'Callback' });
const push = (view: View, serverNow = offeredAt) => at.centre.push({ type: 'interruption', view, serverNow });
const withMarina = (clockAhead = 0) => openWithOffers({ ...at, clockAhead }, [marinasDrop]);

describe('an offer', () => {
  it('pops up, and yes sends one choice', async () => {
    const page = await withMarina();
    await yes(page).click();
    expect(await at.centre.frame('choose')).toEqual({
      type: 'choose',
      interruptionId: 'int-marina',
      version: 1,
      choice: 'resume',
      via: 'popup',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  it('can be declined', async () => {
    const page = await withMarina();
    await page.getByRole('button', { name: 'No, end' }).click();
    expect(await at.centre.frame('choose')).toMatchObject({ choice: 'end', via: 'popup' });
    push({ ...marinasDrop, version: 2, state: 'ended', reason: 'choice' });
    await page.getByText('No dropped calls').waitFor();
  });

  it('says which call it is about', async () => {
    const page = await withMarina();
    const words = await popUp(page).textContent();
    for (const fact of ['20261123-004817', 'Support', '+55•••••••••21', '3 min 42 s'])
      expect(words).toContain(fact);
  });

  it('is reported as shown once it is on the screen', async () => {
    await withMarina();
    expect(await at.centre.frame('shown')).toEqual({
      type: 'shown',
      interruptionId: 'int-marina',
      version: 1,
    });
    expect(at.centre.framesOf('shown')).toHaveLength(1);
  });

  it('a double click sends one frame', async () => {
    const page = await withMarina();
    await yes(page).dblclick();
    await at.centre.frame('choose');
    push({ ...marinasDrop, version: 2, state: 'dialling', attempt: 1 });
    await page.getByText('Calling the customer').waitFor();
    expect(at.centre.framesOf('choose')).toHaveLength(1);
  });

  it('the buttons stay closed while the choice is in flight', async () => {
    const page = await withMarina();
    await yes(page).click();
    expect(await yes(page).isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: 'No, end' }).isDisabled()).toBe(true);
  });
});

describe('an accidental hand', () => {
  const justPopped = async () => {
    const page = await openAgentPage(at);
    await page.locator('section[data-status=online]').waitFor();
    push(marinasDrop);
    await popUp(page).waitFor();
    return page;
  };

  it('a click 499 ms after the pop-up appeared does nothing, one at 500 ms counts', async () => {
    const page = await justPopped();
    await page.clock.runFor(499);
    await yes(page).click();
    expect(await yes(page).isEnabled()).toBe(true);
    await page.clock.runFor(1);
    await yes(page).click();
    await at.centre.frame('choose');
    expect(at.centre.framesOf('choose')).toHaveLength(1);
  });

  it('typing elsewhere goes on: the pop-up does not take the focus', async () => {
    const page = await openAgentPage(at);
    await page.locator('section[data-status=online]').waitFor();
    await page.getByLabel('Caller’s number').focus();
    push(marinasDrop);
    await popUp(page).waitFor();
    await page.clock.runFor(1_000);
    await page.keyboard.type(' ');
    await page.keyboard.press('End');
    await page.keyboard.type('9');
    expect(await page.getByLabel('Caller’s number').inputValue()).toMatch(/9$/);
    expect(at.centre.framesOf('choose')).toEqual([]);
  });

  it('Escape inside the pop-up changes nothing', async () => {
    const page = await withMarina();
    await yes(page).focus();
    await page.keyboard.press('Escape');
    expect(await popUp(page).isVisible()).toBe(true);
    expect(at.centre.framesOf('choose')).toEqual([]);
  });
});

describe.each([
  ['right', 0],
  ['five minutes ahead', minutes(5)],
  ['five minutes behind', -minutes(5)],
])('with a browser clock that is %s', (_, clockAhead) => {
  it('the pop-up goes at the server’s deadline and leaves the Callback button', async () => {
    const page = await withMarina(clockAhead);
    await page.clock.runFor(9_300);
    expect(await popUp(page).isVisible()).toBe(true);
    expect(await page.getByTestId('countdown').textContent()).toBe('1');
    await page.clock.runFor(100);
    await popUp(page).waitFor({ state: 'detached' });
    await callback(page).click();
    expect(await at.centre.frame('choose')).toMatchObject({ choice: 'resume', via: 'button', version: 1 });
  });
});

describe('the card', () => {
  it('the Callback button still stands after two hours', async () => {
    const page = await withMarina();
    // The socket is replaced meanwhile, and the server tells again what stands.
    const serverNow = offeredAt + minutes(120);
    at.centre.snapshot = { type: 'snapshot', interruptions: [marinasDrop], serverNow };
    await page.clock.fastForward('02:00:00');
    await at.centre.frame('hello', 1);
    await callback(page).waitFor();
  });

  it('a timer that was asleep past the deadline opens no pop-up', async () => {
    const page = await openAgentPage(at);
    await page.locator('section[data-status=online]').waitFor();
    push(marinasDrop, droppedAt + 10_700);
    await callback(page).waitFor();
    expect(await popUp(page).count()).toBe(0);
  });

  it('two interruptions are two cards', async () => {
    const page = await openWithOffers(at, [joaosDrop, marinasDrop]);
    await page.clock.runFor(10_000);
    await popUp(page).waitFor({ state: 'detached' });
    const cards = page.getByRole('article').filter({ has: callback(page) });
    expect(await cards.count()).toBe(2);
    await cards.filter({ hasText: '20261123-004651' }).getByRole('button', { name: 'Callback' }).click();
    expect(await at.centre.frame('choose')).toMatchObject({ interruptionId: 'int-joao' });
  });

  it('a refusal is shown, and the choice can be made again', async () => {
    const page = await withMarina();
    await yes(page).click();
    const { requestId } = await at.centre.frame('choose');
    at.centre.push({
      type: 'result',
      requestId,
      ok: false,
      code: 'not-possible',
      message: 'no outbound queue',
    });
    await page.getByText('That is not possible right now.').waitFor();
    await yes(page).click();
    expect((await at.centre.frame('choose', 1)).requestId).not.toBe(requestId);
  });

  it('an older version is ignored', async () => {
    const page = await withMarina();
    push({ ...marinasDrop, version: 3, state: 'resumed', attempt: 1 });
    await page.getByText('Call resumed').waitFor();
    push({ ...marinasDrop, version: 2, state: 'dialling', attempt: 1 });
    push(joaosDrop);
    await page.getByText('20261123-004651').waitFor();
    expect(await page.getByText('Call resumed').isVisible()).toBe(true);
    expect(await page.getByText('Calling the customer').count()).toBe(0);
  });

  it('an offer that cannot be resumed says why and offers only to finalise', async () => {
    const page = await openWithOffers(at, [{ ...joaosDrop, canResume: false, whyNot: 'too-many-attempts' }]);
    await page.getByText('All callback attempts are used up').waitFor();
    expect(await callback(page).isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: 'Finalise' }).isEnabled()).toBe(true);
  });

  it.each([
    ['offered', true],
    ['dialling', false],
    ['answered', false],
    ['resumed', true],
    ['unknown', true],
  ] as const)('in state %s Finalise is open: %s', async (state, open) => {
    const page = await openWithOffers(at, [joaosDrop]);
    push({ ...joaosDrop, version: 2, state });
    await page.locator(`article[data-state=${state}]`).waitFor();
    expect(await page.getByRole('button', { name: 'Finalise' }).isEnabled()).toBe(open);
  });

  it('finalising closes it once the server agrees', async () => {
    const page = await openWithOffers(at, [joaosDrop]);
    await page.getByRole('button', { name: 'Finalise' }).click();
    const { requestId } = await at.centre.frame('finalise');
    expect(await page.getByText('20261123-004651').isVisible()).toBe(true);
    at.centre.push({ type: 'result', requestId, ok: true });
    await page.getByText('No dropped calls').waitFor();
  });
});

/** A case that ends without the agent's doing: they must notice, and must not be disturbed. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { View } from '../../core/contracts/agent-socket.ts';
import { offeredAt, openWithOffers } from './agent-page.ts';
import { joaosDrop, marinasDrop, marinasForm } from './fixtures.ts';
import { useFakeCentre } from './use-fake-centre.ts';

const at = useFakeCentre();

const note = (page: Page) => page.locator('article[data-state=ended]');
const focused = (page: Page) =>
  page.evaluate(() => {
    const host = document.activeElement;
    const inside = host?.shadowRoot?.activeElement;
    return (inside ?? host)?.id ?? '';
  });
const end = (view: View, reason: string) =>
  at.centre.push({
    type: 'interruption',
    view: { ...view, version: 9, state: 'ended', reason },
    serverNow: offeredAt + 1_000,
  });

it.each([
  ['withdrawn', 'Another agent has this case'],
  ['customer-returned', 'The customer came back'],
  ['expired', 'Too late to resume'],
])('a question that ends by %s leaves a note until the agent says OK', async (reason, title) => {
  const page = await openWithOffers(at, [marinasDrop]);
  end(marinasDrop, reason);
  await page.getByRole('article', { name: title }).waitFor();
  expect(await note(page).textContent()).toContain('20261123-004817');
  expect(await page.getByRole('alertdialog').count()).toBe(0);
  await note(page).getByRole('button', { name: 'OK' }).click();
  await page.getByText('No dropped calls').waitFor();
  expect(await note(page).count()).toBe(0);
});

it('the note stands 29.999 s after the end and is gone at 30 s', async () => {
  const page = await openWithOffers(at, [joaosDrop]);
  await page.clock.runFor(400);
  end(joaosDrop, 'withdrawn');
  await note(page).waitFor();
  await page.clock.runFor(29_999);
  expect(await note(page).isVisible()).toBe(true);
  await page.clock.runFor(1);
  await page.getByText('No dropped calls').waitFor();
  expect(await note(page).count()).toBe(0);
});

it('the note is announced politely, and nobody who types elsewhere is disturbed', async () => {
  const page = await openWithOffers(at, [{ ...joaosDrop, form: marinasForm, popupUntil: null }, marinasDrop]);
  await page.getByLabel('Subject').focus();
  const before = await focused(page);
  expect(before).not.toBe('');
  end(marinasDrop, 'customer-returned');
  await note(page).waitFor();
  expect(await focused(page)).toBe(before);
  const said = await page.locator('.spoken [aria-live=polite]').allTextContents();
  expect(said.join('')).toContain('The customer came back: 20261123-004817. They called again themselves');
  expect(await page.locator('.spoken [aria-live=assertive]').textContent()).toBe('');
});

it('the note takes the place of its card, and the card above it does not move', async () => {
  const page = await openWithOffers(at, [{ ...marinasDrop, popupUntil: null }, joaosDrop]);
  const card = page.locator('article[data-interruption=int-marina]');
  const before = await card.boundingBox();
  end(joaosDrop, 'withdrawn');
  await note(page).waitFor();
  expect(await card.boundingBox()).toEqual(before);
  expect((await note(page).boundingBox())?.y).toBeGreaterThan((before?.y ?? 0) + (before?.height ?? 0));
});

it.each(['choice', 'finalised'])('an end by the agent’s own %s leaves no note', async (reason) => {
  const page = await openWithOffers(at, [joaosDrop]);
  end(joaosDrop, reason);
  await page.getByText('No dropped calls').waitFor();
  expect(await note(page).count()).toBe(0);
});

/** What the page does about its socket and its token. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { minutes } from '../../core/time.ts';
import { offeredAt, openAgentPage, openWithOffers } from './agent-page.ts';
import { joaosDrop, marinasDrop } from './fixtures.ts';
import { useFakeCentre } from './use-fake-centre.ts';

const at = useFakeCentre();

const popUp = (page: Page) => page.getByRole('alertdialog', { name: 'Your call dropped?' });
const callback = (page: Page) => page.getByRole('button', { name: 'Callback' });

describe('the connection', () => {
  it('a token that is not accepted is said plainly and not tried again', async () => {
    at.centre.acceptsTokens = false;
    const page = await openAgentPage(at);
    await page.getByRole('alert').filter({ hasText: 'You are signed out.' }).waitFor();
    await page.clock.runFor(minutes(5));
    expect(at.centre.ticketsAsked).toBe(1);
  });

  it('a lost socket closes the buttons, and the next snapshot brings the truth', async () => {
    const page = await openWithOffers(at, [joaosDrop]);
    at.centre.snapshot = {
      ...at.centre.snapshot,
      interruptions: [marinasDrop],
      serverNow: offeredAt + 5_000,
    };
    at.centre.dropSockets();
    await page.locator('section[data-status=connecting]').waitFor();
    expect(await callback(page).isDisabled()).toBe(true);
    await page.clock.runFor(1_000);
    await popUp(page).waitFor();
    expect(await page.getByText('20261123-004651').count()).toBe(0);
  });

  it('the page asks nobody but the server it came from', async () => {
    const hosts = new Set<string>();
    const page = await openAgentPage(at);
    page.on('request', (request) => hosts.add(new URL(request.url()).host));
    await page.reload();
    await page.locator('section[data-status=online]').waitFor();
    expect([...hosts]).toEqual([new URL(at.centre.baseUrl).host]);
  });
});

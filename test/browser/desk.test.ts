import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openAgentPage, openWithOffers } from './agent-page.ts';
import { launchBrowser } from './browser.ts';
import { FakeCentre, type SimRequest } from './fake-centre.ts';
import { aminasContact, joaosDrop, marinasCall, worldWith } from './fixtures.ts';

let browser: Browser;
let centre: FakeCentre;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  centre = await FakeCentre.open();
  centre.world = worldWith([], []);
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  await centre.close();
});

const press = (page: Page, name: string) => page.getByRole('button', { name }).click();
const due = (page: Page) => page.locator('[aria-current=step] strong').textContent();
const callback = { ...marinasCall, contactId: 'c-9', kind: 'callback' as const, state: 'ringing' as const };

it('an empty desk tells a newcomer to place a call', async () => {
  const page = await openAgentPage({ browser, centre });
  await page.getByText('Waiting for a call').waitFor();
  expect(await due(page)).toBe('Place a call');
});

it('placing a call sends the number, the queue and the attributes', async () => {
  const page = await openAgentPage({ browser, centre });
  await page.getByLabel('Caller’s number').fill('+5521900000000');
  await page.getByLabel('Value').first().fill('P-1');
  await press(page, 'Remove plan');
  await press(page, 'Place a call');
  expect(await centre.simRequest(0)).toEqual({
    path: '/sim/calls',
    body: {
      from: '+5521900000000',
      queueId: 'q-support',
      attributes: { order: 'P-1', customerName: 'Marina Alves' },
    },
  } satisfies SimRequest);
});

it.each([
  ['Accept call', 'incoming', '/sim/agents/a-amina/accept'],
  ['Hang up', 'connected', '/sim/agents/a-amina/hangup'],
  ['Clear contact', 'after-contact-work', '/sim/agents/a-amina/clear'],
  ['Clear contact', 'missed', '/sim/agents/a-amina/clear'],
] as const)('the softphone’s “%s” acts on the %s contact', async (name, state, path) => {
  centre.world = worldWith([], [{ ...aminasContact, state }]);
  const page = await openAgentPage({ browser, centre });
  await press(page, name);
  expect(await centre.simRequest(0)).toEqual({ path, body: { contactId: 'c-1' } });
});

it.each([
  ['Hang up', marinasCall, '/sim/calls/c-1/hangup'],
  ['Drop the line', marinasCall, '/sim/calls/c-1/drop'],
  ['Answer', callback, '/sim/calls/c-9/answer'],
  ['Busy', callback, '/sim/calls/c-9/busy'],
  ['Ignore', callback, '/sim/calls/c-9/ignore'],
] as const)('the caller’s “%s” acts on their call', async (name, call, path) => {
  centre.world = worldWith([call], []);
  const page = await openAgentPage({ browser, centre });
  await page.getByRole('button', { name, exact: true }).click();
  expect((await centre.simRequest(0)).path).toBe(path);
});

it('a break is set through the simulator', async () => {
  const page = await openAgentPage({ browser, centre });
  await page.getByLabel('Status').selectOption('Break');
  expect(await centre.simRequest(0)).toEqual({
    path: '/sim/agents/a-amina/status',
    body: { status: 'Break' },
  });
});

it('what the simulator refuses is told in its own words, until something works', async () => {
  centre.refusal = 'amina has no contact in state incoming';
  centre.world = worldWith([], [{ ...aminasContact, state: 'incoming' }]);
  const page = await openAgentPage({ browser, centre });
  await press(page, 'Accept call');
  await page.getByRole('alert').filter({ hasText: 'amina has no contact in state incoming' }).waitFor();
  centre.refusal = '';
  await press(page, 'Accept call');
  await page.getByRole('alert').waitFor({ state: 'detached' });
});

describe('finalising on the panel', () => {
  const finalise = async (page: Page) => {
    await press(page, 'Finalise');
    const { requestId } = await centre.frame('finalise');
    centre.push({ type: 'result', requestId, ok: true });
    await page.getByText('No dropped calls').waitFor();
  };

  it('also clears a contact in after-contact work', async () => {
    centre.world = worldWith([], [{ ...aminasContact, state: 'after-contact-work' }]);
    await finalise(await openWithOffers({ browser, centre }, [joaosDrop]));
    expect(await centre.simRequest(0)).toEqual({
      path: '/sim/agents/a-amina/clear',
      body: { contactId: 'c-1' },
    });
  });

  it('leaves a connected call alone', async () => {
    centre.world = worldWith([], [aminasContact]);
    await finalise(await openWithOffers({ browser, centre }, [joaosDrop]));
    expect(centre.simRequests).toEqual([]);
  });
});

it('the strip tells the story as it happens', async () => {
  const page = await openAgentPage({ browser, centre });
  await page.getByText('Waiting for a call').waitFor();
  centre.turn(worldWith([marinasCall], [aminasContact]));
  await page.getByText('Call connected').waitFor();
  expect(await due(page)).toBe('Drop the line');
  centre.turn(worldWith([{ ...marinasCall, state: 'ended', endedBy: 'line' }], []));
  await page.getByRole('contentinfo').getByText('Line dropped').waitFor();
});

it('an agent that does not exist is answered with those that do', async () => {
  const page = await openAgentPage({ browser, centre });
  await page.goto(`${centre.baseUrl}/?agent=zoe`);
  await page.getByText('There is no agent "zoe" here; ?agent= may be one of: amina, ben').waitFor();
});

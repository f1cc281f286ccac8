/** The words of the agent's language come as a file of their own. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { FakeCentre } from './fake-centre.ts';
import { StatesPage } from './panel-states-page.ts';

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

const filesOf = (stage: StatesPage): Promise<string[]> =>
  stage.page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => name.includes('/files/')),
  );

it.each([
  ['pt-BR', 'Chamadas que caíram', 'pt-br'],
  ['es', 'Llamadas cortadas', 'es'],
  ['en', 'Dropped calls', 'en'],
])('a page in %s loads those words, from where it came from, and no others', async (locale, title, file) => {
  const stage = await StatesPage.open({ browser, centre, locale });
  await stage.page.getByRole('heading', { name: title }).waitFor();
  expect(await filesOf(stage)).toEqual([
    `${centre.baseUrl}/files/stdin.js`,
    `${centre.baseUrl}/files/${file}.js`,
  ]);
});

it('words that do not come are English ones, and the console says so', async () => {
  const said: string[] = [];
  browser.once('context', (context) => context.on('weberror', (error) => said.push(error.error().message)));
  const stage = await StatesPage.open({ browser, centre, locale: 'pt-BR', lost: /pt-br/ });
  await stage.page.getByRole('heading', { name: 'Dropped calls' }).waitFor();
  expect(await stage.page.locator('section').getAttribute('lang')).toBe('en');
  expect(said).toEqual(['The panel speaks English: its words for "pt-BR" did not load']);
});

it('a panel without any words says what to do', async () => {
  const stage = await StatesPage.open({ browser, centre, locale: 'es', lost: /^(en|es)\./ });
  expect(await stage.page.getByRole('alert').textContent()).toContain('Reload the page.');
});

/** The words of the agent's language come as a file of their own. */
import { expect, it } from 'vitest';
import { StatesPage } from './panel-states-page.ts';
import { useFakeCentre } from './use-fake-centre.ts';

const at = useFakeCentre();

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
  const stage = await StatesPage.open({ ...at, locale });
  await stage.page.getByRole('heading', { name: title }).waitFor();
  expect(await filesOf(stage)).toEqual([
    `${at.centre.baseUrl}/files/stdin.js`,
    `${at.centre.baseUrl}/files/${file}.js`,
  ]);
});

it('words that do not come are English ones, and the console says so', async () => {
  const said: string[] = [];
  at.browser.once('context', (context) =>
    context.on('weberror', (error) => said.push(error.error().message)),
  );
  const stage = await StatesPage.open({ ...at, locale: 'pt-BR', lost: /pt-br/ });
  await stage.page.getByRole('heading', { name: 'Dropped calls' }).waitFor();
  expect(await stage.page.locator('section').getAttribute('lang')).toBe('en');
  expect(said).toEqual(['The panel speaks English: its words for "pt-BR" did not load']);
});

it('a panel without any words says what to do', async () => {
  const stage = await StatesPage.open({ ...at, locale: 'es', lost: /^(en|es)\./ });
  expect(await stage.page.getByRole('alert').textContent()).toContain('Reload the page.');
});

/** `npm run panel:pictures`: every state of the panel, a sheet for each language and width, in docs/panel. */
import { mkdir } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { FakeCentre } from './fake-centre.ts';
import { layoutFaults } from './panel-states-layout.ts';
import { StatesPage } from './panel-states-page.ts';
import { scenes } from './panel-states-scenes.ts';

interface Picture {
  readonly name: string;
  readonly png: Buffer;
}

const folder = 'docs/panel';
const columns = 5;

const lostConnection = async (stage: StatesPage): Promise<void> => {
  await stage.page.route('**/ticket', (route) => route.abort());
  stage.centre.dropSockets();
  await stage.page.locator('section[data-status=offline]').waitFor();
};

const signedOut = async (stage: StatesPage): Promise<void> => {
  await stage.page.unroute('**/ticket');
  stage.centre.acceptsTokens = false;
  await stage.page.locator('section[data-status=signed-out]').waitFor();
};

const picturesOf = async (stage: StatesPage, faults: string[]): Promise<Picture[]> => {
  const pictures: Picture[] = [];
  const take = async (name: string): Promise<void> => {
    faults.push(...(await layoutFaults(stage.page)).map((fault) => `${name}: ${fault}`));
    pictures.push({ name, png: await stage.page.locator('body').screenshot({ animations: 'disabled' }) });
  };
  for (const { name, views, act } of scenes) {
    await stage.show(views);
    await act?.(stage);
    await take(name);
  }
  await stage.show(scenes.find(({ name }) => name === 'form filled')?.views ?? []);
  await lostConnection(stage);
  await take('offline');
  await signedOut(stage);
  await take('signed out');
  return pictures;
};

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const sheetHtml = (title: string, width: number, pictures: readonly Picture[]): string => `<!doctype html>
<meta charset="utf-8" />
<style>
  body { margin: 0; padding: 24px; width: max-content; background: #fff; font: 13px/1.4 sans-serif; }
  main { columns: ${columns}; column-gap: 24px; width: ${columns * width + (columns - 1) * 24}px; }
  figure { break-inside: avoid; margin: 0 0 24px; }
  img { display: block; width: ${width}px; border: 1px solid #c9ced8; box-sizing: border-box; }
  figcaption { margin-bottom: 4px; color: #333; }
</style>
<h1>${escaped(title)}</h1>
<main>${pictures
  .map(
    ({ name, png }) =>
      `<figure><figcaption>${escaped(name)}</figcaption><img src="data:image/png;base64,${png.toString('base64')}" /></figure>`,
  )
  .join('')}</main>`;

const writeSheet = async (page: Page, name: string, html: string): Promise<void> => {
  await page.setContent(html, { waitUntil: 'load' });
  await page.screenshot({ path: `${folder}/${name}.jpg`, type: 'jpeg', quality: 45, fullPage: true });
  await page.close();
};

const sheet = async (browser: Browser, locale: string, width: number): Promise<string[]> => {
  const centre = await FakeCentre.open();
  const faults: string[] = [];
  const context = { viewport: { width, height: 700 }, locale };
  const stage = await StatesPage.open({ browser, centre, locale, context, hash: '#askable' });
  const pictures = await picturesOf(stage, faults);
  const html = sheetHtml(`${locale}, ${width} px`, width, pictures);
  await writeSheet(await browser.newPage(), `${locale}-${width}`, html);
  await stage.close();
  await centre.close();
  return faults.map((fault) => `${locale} ${width} px: ${fault}`);
};

const browser = await launchBrowser();
try {
  await mkdir(folder, { recursive: true });
  const faults: string[] = [];
  for (const locale of ['en', 'pt-BR', 'es'])
    for (const width of [320, 380]) faults.push(...(await sheet(browser, locale, width)));
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  const summary = `${scenes.length + 2} states in 3 languages at 2 widths: ${folder}/, ${faults.length} faults`;
  process.stdout.write(`${summary}\n`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  await browser.close();
}

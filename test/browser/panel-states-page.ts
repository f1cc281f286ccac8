/** The panel alone on a page, in a clock that stands still, so that every state of it can be looked at. */
import { basename } from 'node:path';
import { build } from 'esbuild';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { View } from '../../core/contracts/agent-socket.ts';
import type { FakeCentre } from './fake-centre.ts';
import { droppedAt } from './fixtures.ts';

/** On the page and on the server. */
export const standsAt = droppedAt + 2_700;

const script = `
  import { mountPanel } from './panel/mount-panel.tsx';
  import { browserWorld } from './panel/world.ts';
  let now = ${standsAt};
  window.pass = (duration) => { now += duration; };
  const attention = { ...browserWorld.attention, isAskable: () => location.hash === '#askable' };
  const socketUrl = location.origin.replace('http', 'ws') + '/socket';
  mountPanel(document.querySelector('main'), {
    token: 'token-of-amina',
    ticketUrl: '/ticket',
    socketUrl,
    locale: document.documentElement.lang,
    world: { ...browserWorld, now: () => now, attention },
  });
`;

/** By name: the panel, and the words that it loads. */
const bundled = async (): Promise<ReadonlyMap<string, string>> => {
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    splitting: true,
    write: false,
    outdir: 'nowhere',
    chunkNames: '[name]',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.css': 'text' },
  });
  return new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
};

const html = (locale: string): string => `<!doctype html>
<html lang="${locale}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Panel</title>
    <style>body { margin: 0; padding: 12px; background: #f6f7f9; } @media (prefers-color-scheme: dark) { body { background: #0d1016; } }</style>
  </head>
  <body><main></main><script type="module" src="files/stdin.js"></script></body>
</html>`;

/** @param lost of the files, those that do not arrive */
const serveFiles = async (context: BrowserContext, lost: RegExp | undefined): Promise<void> => {
  const files = await bundled();
  await context.route('**/files/*', (route) => {
    const name = basename(route.request().url());
    return lost?.test(name)
      ? route.abort()
      : route.fulfill({ contentType: 'text/javascript', body: files.get(name) ?? '' });
  });
};

export interface StatesPageOptions {
  readonly browser: Browser;
  readonly centre: FakeCentre;
  readonly locale: string;
  readonly context?: BrowserContextOptions;
  /** What the page's address ends with. */
  readonly hash?: string;
  /** Of the panel's files, those that do not arrive. */
  readonly lost?: RegExp;
}

export class StatesPage {
  readonly page: Page;
  readonly centre: FakeCentre;
  #moment = standsAt;

  private constructor(page: Page, centre: FakeCentre) {
    this.page = page;
    this.centre = centre;
  }

  static async open({
    browser,
    centre,
    locale,
    context = {},
    hash = '',
    lost,
  }: StatesPageOptions): Promise<StatesPage> {
    const opened = await browser.newContext({ reducedMotion: 'reduce', timezoneId: 'UTC', ...context });
    const page = await opened.newPage();
    await serveFiles(opened, lost);
    centre.pages.set('/panel-alone', html(locale));
    await page.goto(`${centre.baseUrl}/panel-alone${hash}`);
    return new StatesPage(page, centre);
  }

  /** Waits until the panel shows these and nothing else. */
  async show(views: readonly View[]): Promise<void> {
    await this.page.locator('section[data-status=online]').waitFor();
    await this.#readFarewells();
    this.#moment += 1;
    this.centre.push({ type: 'snapshot', interruptions: [...views], serverNow: this.#moment });
    const shown = views.map(({ interruptionId }) => interruptionId).sort();
    await this.page.waitForFunction((expected) => {
      const root = document.querySelector('main')?.shadowRoot;
      const found = [...(root?.querySelectorAll<HTMLElement>('[data-interruption]') ?? [])];
      return (
        found
          .map(({ dataset }) => dataset.interruption)
          .sort()
          .join() === expected
      );
    }, shown.join());
  }

  /** What an earlier scene left behind. */
  async #readFarewells(): Promise<void> {
    for (const button of await this.page.locator('.farewell button').all()) await button.click();
  }

  push(view: View): void {
    this.#moment += 1;
    this.centre.push({ type: 'interruption', view, serverNow: this.#moment });
  }

  /** Half a second goes by, so that the pop-up takes clicks. */
  async settle(): Promise<void> {
    await this.page.evaluate(() => (globalThis as unknown as { pass: (ms: number) => void }).pass(500));
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}

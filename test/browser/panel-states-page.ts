/** The panel alone on a page, in a clock that stands still, so that every state of it can be looked at. */
import { build } from 'esbuild';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
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

const bundled = async (): Promise<string> => {
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.css': 'text' },
  });
  return outputFiles.map(({ text }) => text).join('');
};

const html = (locale: string, code: string): string => `<!doctype html>
<html lang="${locale}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Panel</title>
    <style>body { margin: 0; padding: 12px; background: #f6f7f9; } @media (prefers-color-scheme: dark) { body { background: #0d1016; } }</style>
  </head>
  <body><main></main><script type="module">${code.replaceAll('</script', '<\\/script')}</script></body>
</html>`;

export interface StatesPageOptions {
  readonly browser: Browser;
  readonly centre: FakeCentre;
  readonly locale: string;
  readonly context?: BrowserContextOptions;
  /** What the page's address ends with. */
  readonly hash?: string;
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
  }: StatesPageOptions): Promise<StatesPage> {
    const opened = await browser.newContext({ reducedMotion: 'reduce', timezoneId: 'UTC', ...context });
    const page = await opened.newPage();
    centre.pages.set('/panel-alone', html(locale, await bundled()));
    await page.goto(`${centre.baseUrl}/panel-alone${hash}`);
    return new StatesPage(page, centre);
  }

  /** Waits until the panel shows these and nothing else. */
  async show(views: readonly View[]): Promise<void> {
    await this.page.locator('section[data-status=online]').waitFor();
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

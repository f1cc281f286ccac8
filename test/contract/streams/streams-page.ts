/** A page with the real amazon-connect-streams, our host on it, and a scripted CCP in its frame. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Frame, Page } from 'playwright-core';
import type { Contact } from '../../../local/desk/page/world.ts';
import { bundled, html, javascript, serve } from '../../../local/page-assets.ts';
import { openPort, type Port } from '../../../local/port.ts';
import type { ContactChange, DialOutcome, DialRequest, HostAgent } from '../../../panel/hosts/agent-host.ts';
import type { HostPage } from './host-page.ts';
import type { ScriptedCcp } from './scripted-ccp.ts';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const streams = fileURLToPath(
  new URL('connect-streams-min.js', import.meta.resolve('amazon-connect-streams')),
);

const outer =
  '<!doctype html><body><script src="streams.js"></script><script type="module" src="host.js"></script></body>';
const inner = '<!doctype html><body><script type="module" src="ccp.js"></script></body>';

export const serveStreamsPage = async (): Promise<Port> => {
  const port = await openPort(0);
  port.add(
    serve(
      new Map([
        ['/', { type: html, body: outer }],
        ['/favicon.ico', { type: 'image/x-icon', body: '' }],
        ['/streams.js', { type: javascript, body: await readFile(streams) }],
        ['/host.js', await bundled(here('host-page.ts'))],
        ['/ccp', { type: html, body: inner }],
        ['/ccp.js', await bundled(here('scripted-ccp.ts'))],
      ]),
      {},
    ),
  );
  return port;
};

type HostWindow = typeof globalThis & {
  startHost(ccpUrl: string): Promise<HostPage>;
  present: readonly Contact[];
  told: HostPage;
};
type CcpWindow = typeof globalThis & { ccp: ScriptedCcp };

export class StreamsPage {
  readonly page: Page;
  readonly #ccp: Frame;

  private constructor(page: Page, ccp: Frame) {
    this.page = page;
    this.#ccp = ccp;
  }

  static async open(browser: Browser, url: string, present: readonly Contact[] = []): Promise<StreamsPage> {
    const page = await browser.newPage();
    await page.goto(url);
    await page.evaluate(
      async ([ccpUrl, contacts]) => {
        const window = globalThis as HostWindow;
        window.present = contacts;
        window.told = await window.startHost(ccpUrl);
      },
      [`${url}/ccp`, present] as const,
    );
    const ccp = page.frames().find((frame) => frame.url().includes('/ccp'));
    if (ccp === undefined) throw new Error('the library put no CCP into the page');
    return new StreamsPage(page, ccp);
  }

  async show(contacts: readonly Contact[], relatedContactId?: string): Promise<void> {
    await this.#ccp.evaluate(([shown, related]) => (globalThis as CcpWindow).ccp.show(shown, related), [
      contacts,
      relatedContactId,
    ] as const);
  }

  async view(contactId: string): Promise<void> {
    await this.#ccp.evaluate((id) => (globalThis as CcpWindow).ccp.view(id), contactId);
  }

  async refuse(words: string): Promise<void> {
    await this.#ccp.evaluate((refusal) => {
      (globalThis as CcpWindow).ccp.refusal = refusal;
    }, words);
  }

  requests(): Promise<ScriptedCcp['requests']> {
    return this.#ccp.evaluate(() => (globalThis as CcpWindow).ccp.requests);
  }

  /** Waits until the host has told of so many changes. */
  async changes(count: number): Promise<readonly ContactChange[]> {
    await this.page.waitForFunction(
      (least) => (globalThis as HostWindow).told.changes.length >= least,
      count,
    );
    return this.page.evaluate(() => (globalThis as HostWindow).told.changes);
  }

  async opened(count: number): Promise<readonly (string | null)[]> {
    await this.page.waitForFunction((least) => (globalThis as HostWindow).told.opened.length >= least, count);
    return this.page.evaluate(() => (globalThis as HostWindow).told.opened);
  }

  agent(): Promise<HostAgent> {
    return this.page.evaluate(() => (globalThis as HostWindow).told.host.agent());
  }

  clear(contactId: string): Promise<void> {
    return this.page.evaluate((id) => (globalThis as HostWindow).told.host.clear(id), contactId);
  }

  dial(request: DialRequest): Promise<DialOutcome> {
    return this.page.evaluate((asked) => (globalThis as HostWindow).told.host.dial(asked), request);
  }
}

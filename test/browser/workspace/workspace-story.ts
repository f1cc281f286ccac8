/**
 * What the tests of the agent workspace share: the running laptop, its customers, and agents in real browser
 * windows. The page around is Amazon Connect's and simulated; the panel and its service run on the real SDK.
 */
import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type DurationMs, seconds } from '../../../core/time.ts';
import { type CallerSide, callerSide } from '../../../local/demo/caller-side.ts';
import type { LocalInfo } from '../../../local/desk/local-info.ts';
import { type Laptop, startLaptop } from '../../../local/laptop.ts';
import { queueSwitches } from '../../../local/queue-switches.ts';
import { sampleCall } from '../../../local/sample-centre.ts';
import {
  type Bus,
  busOf,
  callsFor,
  dropOf,
  type PastContact,
  seedContact,
  signedIn,
} from '../../scenarios/outsider.ts';
import { launchBrowser } from '../browser.ts';
import { openWindow, type Window } from './workspace-window.ts';

export interface Opening {
  /** Of the workspace's page; amina's, unless given. */
  readonly query?: string;
  readonly locale?: string;
  /** How far the browser's clock is ahead of the server's. */
  readonly clockAhead?: DurationMs;
  /** The browser to open a tab in; a new one, unless given. */
  readonly browser?: BrowserContext;
  /** Console errors that the story itself brings about. */
  readonly foreseen?: RegExp;
}

export class WorkspaceStory {
  readonly laptop: Laptop;
  readonly info: LocalInfo;
  readonly caller: CallerSide;
  readonly #browser: Browser;
  readonly #bus: Bus;
  readonly #windows: Window[] = [];

  private constructor(laptop: Laptop, info: LocalInfo, browser: Browser) {
    this.laptop = laptop;
    this.info = info;
    this.caller = callerSide(laptop.url, laptop.connect);
    this.#browser = browser;
    this.#bus = busOf(info);
  }

  static async begin(): Promise<WorkspaceStory> {
    const [laptop, browser] = await Promise.all([startLaptop({ port: 0 }), launchBrowser()]);
    return new WorkspaceStory(laptop, await laptop.info(), browser);
  }

  /** One agent's browser: its tabs share what the tabs of a browser share. */
  browser(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    return this.#browser.newContext({ locale: 'en', viewport: { width: 1_280, height: 800 }, ...options });
  }

  async open({
    query = 'agent=amina',
    locale = 'en',
    clockAhead,
    browser,
    foreseen,
  }: Opening = {}): Promise<Window> {
    const page = await (browser ?? (await this.browser({ locale }))).newPage();
    await page.clock.install(clockAhead === undefined ? {} : { time: Date.now() + clockAhead });
    const window = await openWindow(page, `${this.laptop.url}/workspace/?${query}`, foreseen);
    this.#windows.push(window);
    return window;
  }

  /** A call that broke off a second ago: the agent is in after-contact work, and nobody has told of its end yet. */
  pastCall(given: Partial<PastContact> = {}): Promise<PastContact> {
    const { queueId, agentId } = sampleCall;
    return seedContact(this.info, { queueId, agentId, ...given });
  }

  /** The same, with the after-contact work done: the agent is free for other calls. */
  async finishedCall(given: Partial<PastContact> = {}): Promise<PastContact> {
    const call = await this.pastCall(given);
    await this.caller.post(`agents/${call.agentId}/clear`, { contactId: call.contactId });
    return call;
  }

  /** The contact event of its drop arrives, so long after it. */
  tellOfDrop(call: PastContact, late: DurationMs = 0): Promise<void> {
    const disconnectTimestamp = new Date(Date.now() - late).toISOString();
    return this.#bus.put({ ...dropOf(this.info, call), disconnectTimestamp });
  }

  /** An admin writes this item into the table of queue settings. */
  async configure(item: Readonly<Record<string, unknown>>): Promise<void> {
    const { region, credentials, endpoints, tables } = this.info;
    const table = tables.QueueSettings ?? '';
    const switches = queueSwitches({
      table,
      endpoint: endpoints.dynamodb,
      region,
      credentials: { ...credentials },
    });
    await switches.seed([item]);
    await switches.stop();
  }

  /** How often Amazon Connect was asked to call the customer of this contact back. */
  async callbacksOf(contactId: string): Promise<number> {
    return (await callsFor(this.info, contactId)).length;
  }

  /** The callback rings at the customer's. @returns its contact id */
  callbackRings(): Promise<string> {
    return this.caller.until(
      'the callback rings',
      ({ calls }) => calls.find(({ kind, state }) => kind === 'callback' && state === 'ringing')?.contactId,
      seconds(15),
    );
  }

  /** The customer answers the callback, and the agent takes it. */
  async answerCallback(username = 'amina'): Promise<void> {
    await this.caller.post(`calls/${await this.callbackRings()}/answer`);
    await this.caller.until('the callback rings at the agent', ({ agents }) =>
      agents.find(
        (agent) => agent.username === username && agent.contacts.some((one) => one.state === 'incoming'),
      ),
    );
    await this.caller.post(`agents/${username}/accept`);
  }

  /** Nobody saw an error and nothing left the machine; then every window is closed and every desk is empty. */
  async endOfTest(): Promise<void> {
    const complaints = this.#windows.splice(0).flatMap((window) => window.complaints);
    await Promise.all(this.#browser.contexts().map((context) => context.close()));
    for (const { username } of this.info.agents) await this.#emptyDesk(username);
    expect(complaints).toEqual([]);
  }

  async end(): Promise<void> {
    this.#bus.stop();
    await this.#browser.close();
    await this.laptop.stop();
  }

  async #emptyDesk(username: string): Promise<void> {
    const agent = this.laptop.connect.world().agents.find((one) => one.username === username);
    for (const { contactId, state } of agent?.contacts ?? []) {
      if (state === 'connected') await this.caller.post(`agents/${username}/hangup`, { contactId });
      await this.caller.post(`agents/${username}/clear`, { contactId });
    }
    const page = await signedIn(this.info, username);
    const cases = page.frames.flatMap((frame) => (frame.type === 'snapshot' ? frame.interruptions : []));
    for (const { interruptionId } of cases) {
      const requestId = randomUUID();
      page.send({ type: 'finalise', interruptionId, requestId, fields: {} });
      await page.until('an answer', (frame) =>
        frame.type === 'result' && frame.requestId === requestId ? frame : undefined,
      );
    }
    page.close();
  }
}

/** One laptop and one browser for all tests of a file. */
export const useWorkspaceStory = (): { readonly story: WorkspaceStory } => {
  let story: WorkspaceStory | undefined;
  beforeAll(async () => {
    story = await WorkspaceStory.begin();
  });
  afterEach(() => story?.endOfTest());
  afterAll(() => story?.end());
  return {
    get story() {
      if (story === undefined) throw new Error('the story begins with the first test');
      return story;
    },
  };
};

/** What the tests of the agent's page share: the running laptop, its customers, and agents in real browser windows. */
import { randomUUID } from 'node:crypto';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { View } from '../../../core/contracts/agent-socket.ts';
import { seconds } from '../../../core/time.ts';
import type { AgentPage } from '../../../local/demo/agent-page.ts';
import { type CallerSide, callerSide } from '../../../local/demo/caller-side.ts';
import { type SystemRecord, systemRecord } from '../../../local/demo/record.ts';
import type { LocalInfo } from '../../../local/desk/local-info.ts';
import { type Laptop, startLaptop } from '../../../local/laptop.ts';
import { sampleCall } from '../../../local/sample-centre.ts';
import {
  type Bus,
  busOf,
  dropOf,
  type PastContact,
  readLocalInfo,
  seedContact,
  signedIn,
} from '../../scenarios/outsider.ts';
import { launchBrowser } from '../browser.ts';
import { type AgentWindow, inCcp, openAgentWindow, type WindowOptions } from './agent-window.ts';

export interface CallStory {
  readonly queueId?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** How long a question asks, in seconds, in a story that takes its time. */
export const patience = 100;

const viewsIn = ({ frames }: AgentPage): readonly View[] =>
  frames.flatMap((frame) => (frame.type === 'snapshot' ? frame.interruptions : []));

export class CcpStory {
  readonly laptop: Laptop;
  readonly caller: CallerSide;
  readonly info: LocalInfo;
  readonly bus: Bus;
  readonly record: SystemRecord;
  readonly #browser: Browser;
  readonly #windows: AgentWindow[] = [];

  private constructor(laptop: Laptop, browser: Browser, info: LocalInfo) {
    this.laptop = laptop;
    this.#browser = browser;
    this.info = info;
    this.caller = callerSide(laptop.url, laptop.connect);
    this.bus = busOf(info);
    this.record = systemRecord(info);
  }

  static async begin(): Promise<CcpStory> {
    const [laptop, browser] = await Promise.all([startLaptop({ port: 0 }), launchBrowser()]);
    return new CcpStory(laptop, browser, await readLocalInfo(laptop.url));
  }

  /** One agent's browser: its pages share what a browser's tabs share. */
  browser(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    return this.#browser.newContext({
      ...{ locale: 'en-US', viewport: { width: 1_280, height: 800 } },
      ...options,
    });
  }

  async open(options: Partial<WindowOptions> = {}, browser?: BrowserContext): Promise<AgentWindow> {
    const wanted = { query: 'agent=amina', ...options };
    const agent = await openAgentWindow(browser ?? (await this.browser()), this.laptop.url, wanted);
    this.#windows.push(agent);
    return agent;
  }

  /** Writes a queue's settings as its admin does. Functions keep what they have read for 10 s: begin with this. */
  async setQueue(settings: Readonly<Record<string, unknown>>): Promise<void> {
    const { region, credentials, endpoints, tables } = this.info;
    const client = new DynamoDBClient({ region, credentials, endpoint: endpoints.dynamodb });
    await client.send(new PutItemCommand({ TableName: tables.QueueSettings, Item: marshall(settings) }));
    client.destroy();
  }

  /** For stories that take their time on a busy machine. */
  askPatiently(): Promise<void> {
    const { queueId } = sampleCall;
    return this.setQueue({
      queueId,
      callbackEnabled: true,
      outboundQueueId: queueId,
      popupSeconds: patience,
    });
  }

  /** A customer calls, the agent takes it in the CCP, the line breaks. @returns the contact's id */
  async droppedCall(agent: AgentWindow, story: CallStory = {}): Promise<string> {
    const { from, queueId, attributes } = { ...sampleCall, ...story };
    const { contactId } = await this.caller.post('calls', { from, queueId, attributes });
    await inCcp(agent, 'Accept call').click();
    await inCcp(agent, 'Hang up').waitFor();
    await this.caller.post(`calls/${contactId}/drop`);
    await inCcp(agent, 'Clear contact').waitFor();
    return String(contactId);
  }

  /** A call of the past that the agent is in after-contact work for; nobody has told of its end yet. */
  pastCall(given: Partial<PastContact> = {}): Promise<PastContact> {
    const { queueId, agentId } = sampleCall;
    return seedContact(this.info, { queueId, agentId, ...given });
  }

  /** The contact event of its drop arrives, so many seconds after it. */
  tellOfDrop(call: PastContact, secondsLate = 0): Promise<void> {
    const disconnectTimestamp = new Date(Date.now() - seconds(secondsLate)).toISOString();
    return this.bus.put({ ...dropOf(this.info, call), disconnectTimestamp });
  }

  /** The phone of the customer that the callback rings at. @returns the callback's contact id */
  callbackRings(): Promise<string> {
    return this.caller.until(
      'the callback rings',
      ({ calls }) => calls.find(({ kind, state }) => kind === 'callback' && state === 'ringing')?.contactId,
    );
  }

  /** The customer answers the callback, and it reaches the same agent. */
  async resume(agent: AgentWindow): Promise<void> {
    await this.caller.post(`calls/${await this.callbackRings()}/answer`);
    await inCcp(agent, 'Accept call').click();
    await agent.page.locator('.card[data-state=resumed]').waitFor();
  }

  softphone(username: string) {
    return this.laptop.connect.world().agents.find((one) => one.username === username)?.contacts ?? [];
  }

  /** What the server has for this agent now. */
  async views(username: string): Promise<readonly View[]> {
    const page = await signedIn(this.info, username);
    page.close();
    return viewsIn(page);
  }

  /** The server has it so, whatever any page shows. */
  async until(what: string, contactId: string, accept: (view: View) => boolean): Promise<void> {
    const page = await signedIn(this.info, 'amina');
    const has = (views: readonly View[]) =>
      views.some((view) => view.contactId === contactId && accept(view));
    await page.until(what, (frame) => {
      if (frame.type === 'snapshot') return has(frame.interruptions) || undefined;
      return frame.type === 'interruption' && has([frame.view]) ? true : undefined;
    });
    page.close();
  }

  /** Nobody saw an error and nothing left the machine; then every window is closed and every desk cleared. */
  async endOfTest(): Promise<void> {
    const windows = this.#windows.splice(0);
    const seen = windows.map(({ problems, foreign }) => ({ problems, foreign }));
    await Promise.all(this.#browser.contexts().map((context) => context.close()));
    for (const { username } of this.info.agents) await this.#clearDesk(username);
    expect(seen).toEqual(windows.map(() => ({ problems: [], foreign: [] })));
  }

  async end(): Promise<void> {
    this.bus.stop();
    this.record.stop();
    await this.#browser.close();
    await this.laptop.stop();
  }

  async #clearDesk(username: string): Promise<void> {
    for (const { contactId, state } of this.softphone(username)) {
      if (state === 'connected') await this.caller.post(`agents/${username}/hangup`, { contactId });
      await this.caller.post(`agents/${username}/clear`, { contactId });
    }
    const page = await signedIn(this.info, username);
    for (const { interruptionId } of viewsIn(page)) {
      const requestId = randomUUID();
      page.send({ type: 'finalise', interruptionId, requestId, fields: {} });
      await page.until('the case is closed', (frame) =>
        frame.type === 'result' && frame.requestId === requestId ? frame : undefined,
      );
    }
    page.close();
  }
}

/** One laptop and one browser for all tests of a file. */
export const useCcpStory = (): { readonly story: CcpStory } => {
  let story: CcpStory | undefined;
  beforeAll(async () => {
    story = await CcpStory.begin();
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

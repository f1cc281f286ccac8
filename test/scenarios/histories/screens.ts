/** The two agents' pages during one history: what they show, and what their agents click. */
import { randomUUID } from 'node:crypto';
import type { ClientFrame, View } from '../../../core/contracts/agent-socket.ts';
import type { AgentPage } from '../../../local/demo/agent-page.ts';
import type { Choosing } from '../../simulation/steps/choosing.ts';

interface Shown {
  readonly page: AgentPage;
  readonly other: AgentPage;
  readonly view: View;
}

export class Screens {
  readonly #pages: readonly AgentPage[];
  readonly #announced = new Set<string>();

  constructor(pages: readonly AgentPage[]) {
    this.#pages = pages;
  }

  /** The card that is on a page now; the newest conversation's, if several are. */
  #shown(chainIds: readonly string[]): Shown | undefined {
    for (const id of chainIds.toReversed())
      for (const page of this.#pages) {
        const view = viewOf(page, id);
        const other = this.#pages.find((one) => one !== page);
        if (view && other) return { page, other, view };
      }
    return undefined;
  }

  /** Pages say that a question popped up, once. @returns whether any did */
  async announce(chainIds: readonly string[]): Promise<boolean> {
    let isNews = false;
    for (const page of this.#pages)
      for (const id of chainIds) {
        const view = viewOf(page, id);
        if (view === undefined || view.popupUntil === null || this.#announced.has(id)) continue;
        this.#announced.add(id);
        isNews = true;
        page.send({ type: 'shown', interruptionId: id, version: view.version });
        await heard(page);
      }
    return isNews;
  }

  async choose(chainIds: readonly string[], { choice, via, manner }: Choosing): Promise<void> {
    const shown = this.#shown(chainIds);
    if (!shown) return;
    const { page, other, view } = shown;
    const { interruptionId, version } = view;
    const click = { type: 'choose', interruptionId, version, choice, via, requestId: randomUUID() } as const;
    switch (manner) {
      case 'double click':
        return say(page, click, { ...click, requestId: randomUUID() });
      case 'double click, one request':
        return say(page, click, click);
      case 'stale version':
        return say(page, { ...click, version: Math.max(0, version - 1) });
      case 'wrong agent':
        return say(other, click);
      case 'forged interruption':
        return say(page, { ...click, interruptionId: `${interruptionId}-leg-1` });
      default:
        return say(page, click);
    }
  }

  async finalise(chainIds: readonly string[]): Promise<void> {
    const shown = this.#shown(chainIds);
    if (!shown) return;
    const { interruptionId, form } = shown.view;
    const fields: Record<string, string> = form ? { outcome: 'sold' } : {};
    await say(shown.page, { type: 'finalise', interruptionId, requestId: randomUUID(), fields });
  }

  untilResumed(chainIds: readonly string[], callbackId: string): Promise<unknown> {
    return Promise.any(
      this.#pages.map((page) =>
        page.until('somebody talks to the customer again', (frame) =>
          frame.type === 'interruption' &&
          chainIds.includes(frame.view.interruptionId) &&
          frame.view.state === 'resumed' &&
          frame.view.callbackContactId === callbackId
            ? frame.view
            : undefined,
        ),
      ),
    );
  }
}

/** What the page shows of it now; nothing once it has ended. */
const viewOf = ({ frames }: AgentPage, id: string): View | undefined => {
  const views = frames.flatMap((frame) =>
    frame.type === 'interruption' && frame.view.interruptionId === id ? [frame.view] : [],
  );
  const newest = views.toSorted((one, other) => one.version - other.version).at(-1);
  return newest?.state === 'ended' ? undefined : newest;
};

/** Every request is answered. */
const say = async (page: AgentPage, ...asked: (ClientFrame & { requestId: string })[]): Promise<void> => {
  for (const frame of asked) page.send(frame);
  for (const { requestId } of asked)
    await page.until('the answer', (frame) =>
      frame.type === 'result' && frame.requestId === requestId ? true : undefined,
    );
};

/** Frames arrive in the order in which they were sent: once a later one is answered, this one has arrived. */
const heard = async (page: AgentPage): Promise<void> => {
  const before = page.frames.filter(({ type }) => type === 'pong').length;
  page.send({ type: 'ping' });
  let seen = 0;
  await page.until('an answer to a ping', ({ type }) => {
    if (type === 'pong') seen += 1;
    return seen > before ? true : undefined;
  });
};

/** The agents' pages and their sockets. */
import type { ClientFrame, ServerFrame } from '../../../core/contracts/agent-socket.ts';
import type { Ordered, Said } from '../evidence.ts';
import type { FaultPlan } from '../faults/fault-plan.ts';
import type { DialOrder } from './dial-order.ts';
import type { RunResult } from './function-run.ts';
import type { Functions } from './functions.ts';
import { Page } from './page.ts';
import { chainIn } from './ports.ts';
import type { Timeline } from './timeline.ts';

/** A page that finds its socket closed connects anew so soon. */
const noticesAfter = 2_000;

/** A frame for every page of an agent, whether any gets it or not. */
export interface Push {
  readonly agentId: string;
  readonly frame: ServerFrame;
}

export class Desks {
  readonly pages: Page[] = [];
  readonly said: Said[] = [];
  readonly pushes: Push[] = [];
  readonly orders: Ordered[] = [];
  dial: (page: Page, order: DialOrder) => void = () => undefined;
  /** Functions that died or failed while they answered a page. */
  failures = 0;
  /** Whether a page that connects makes us ask where its agent may call out. */
  signsIn = true;
  readonly #timeline: Timeline;
  readonly #faults: FaultPlan;
  readonly #functions: Functions;

  constructor(timeline: Timeline, faults: FaultPlan, functions: Functions) {
    this.#timeline = timeline;
    this.#faults = faults;
    this.#functions = functions;
  }

  openPage(agentId: string): Page {
    const page = new Page(agentId, {
      dial: (by, order) => this.dial(by, order),
      send: (from, frame) => this.#say(from, frame),
      later: (delay, happen) => this.#timeline.after(delay, happen),
    });
    this.pages.push(page);
    page.open();
    return page;
  }

  push(agentId: string, frame: ServerFrame): void {
    this.pushes.push({ agentId, frame });
    if (frame.type === 'dial') this.orders.push({ agentId, order: frame });
    const chainId = chainIn(frame);
    for (const page of this.pages) {
      if (page.agentId !== agentId || !page.isOpen) continue;
      const { reaches } = this.#faults.at('push', chainId);
      if (reaches === 'the page') this.#timeline.after(this.#functions.latency(), () => page.receive(frame));
      if (reaches === 'a closed socket') this.#timeline.after(noticesAfter, () => page.open());
    }
  }

  #say(page: Page, frame: ClientFrame): void {
    const { agentId } = page;
    if (frame.type === 'hello' && this.signsIn) this.#signIn(agentId);
    const chainId = 'interruptionId' in frame ? frame.interruptionId : undefined;
    this.#functions.run(
      { name: 'frames', chainId },
      async (useCases, run) => {
        const said: Said = { agentId, frame, at: this.#timeline.now, run, answer: undefined };
        this.said.push(said);
        said.answer = await useCases.answer(agentId, frame);
        return said.answer;
      },
      (result) => this.#reply(page, frame, result),
    );
  }

  #signIn(agentId: string): void {
    this.#functions.run(
      { name: 'frames', chainId: undefined },
      (useCases) => useCases.checkOutbound(agentId),
      () => undefined,
    );
  }

  /** Where something failed on our side the page is told to try again; where the function died it hears nothing. */
  #reply(page: Page, frame: ClientFrame, result: RunResult<readonly ServerFrame[]>): void {
    if (result.type !== 'done') this.failures += 1;
    if (result.type === 'died') return;
    const requestId = 'requestId' in frame ? frame.requestId : null;
    const failed: ServerFrame = { type: 'result', requestId, ok: false, code: 'try-again', message: '' };
    const frames = result.type === 'done' ? result.value : [failed];
    this.#timeline.after(this.#functions.latency(), () => {
      for (const answer of frames) page.receive(answer);
    });
  }
}

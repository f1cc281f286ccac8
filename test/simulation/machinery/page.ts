/** An agent's page: what it was told, what it shows, and what it asks again when it hears nothing. */
import type { ClientFrame, ServerFrame, View } from '../../../core/contracts/agent-socket.ts';
import type { DialOrder } from './dial-order.ts';

export interface PageHost {
  /** The softphone beside the page. */
  readonly dial: (page: Page, order: DialOrder) => void;
  /** Sends a frame to our functions. The answer comes to `receive`, or nothing does. */
  readonly send: (page: Page, frame: ClientFrame) => void;
  readonly later: (delay: number, happen: () => void) => void;
}

type Asking = Extract<ClientFrame, { requestId: string }>;

/** A page that hears nothing connects anew and asks again. */
const patience = 4_000;
const repetitions = 3;

export class Page {
  readonly agentId: string;
  readonly views = new Map<string, View>();
  isOpen = true;
  readonly #host: PageHost;
  readonly #waiting = new Map<string, Asking>();
  readonly #shown = new Set<string>();
  /** Requests to resume that this page made: it alone dials for them, and for each once. */
  readonly #yeses = new Set<string>();

  constructor(agentId: string, host: PageHost) {
    this.agentId = agentId;
    this.#host = host;
  }

  open(): void {
    this.isOpen = true;
    this.#host.send(this, { type: 'hello' });
  }

  close(): void {
    this.isOpen = false;
    this.views.clear();
  }

  /** It knows nothing any more of what it asked. */
  reload(): void {
    this.close();
    this.#yeses.clear();
    this.#waiting.clear();
    this.#shown.clear();
    this.open();
  }

  say(frame: ClientFrame): void {
    if (frame.type === 'choose' && frame.choice === 'resume') this.#yeses.add(frame.requestId);
    if ('requestId' in frame) this.#ask(frame, repetitions);
    else this.#host.send(this, frame);
  }

  receive(frame: ServerFrame): void {
    if (!this.isOpen) return;
    switch (frame.type) {
      case 'snapshot':
        this.views.clear();
        for (const view of frame.interruptions) this.#show(view);
        return;
      case 'interruption':
        this.#show(frame.view);
        return;
      case 'dial':
        if (this.#yeses.delete(frame.requestId)) this.#host.dial(this, frame);
        return;
      case 'result':
        if (frame.requestId !== null) this.#waiting.delete(frame.requestId);
    }
  }

  /** Older views than the one it shows are dropped. */
  #show(view: View): void {
    const known = this.views.get(view.interruptionId);
    if (known && known.version > view.version) return;
    if (view.state === 'ended') this.views.delete(view.interruptionId);
    else this.views.set(view.interruptionId, view);
    if (view.popupUntil !== null && !this.#shown.has(view.interruptionId)) {
      this.#shown.add(view.interruptionId);
      const { interruptionId, version } = view;
      this.#host.later(120, () => this.isOpen && this.say({ type: 'shown', interruptionId, version }));
    }
  }

  #ask(frame: Asking, again: number): void {
    this.#waiting.set(frame.requestId, frame);
    this.#host.send(this, frame);
    if (again === 0) return;
    this.#host.later(patience, () => {
      if (!this.isOpen || !this.#waiting.has(frame.requestId)) return;
      this.open();
      this.#ask(frame, again - 1);
    });
  }
}

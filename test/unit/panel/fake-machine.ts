/** A machine for the panel whose clock and network the test turns by hand. */
import type { ClientFrame, ServerFrame } from '../../../core/contracts/agent-socket.ts';

import type { World } from '../../../panel/world.ts';
import { FakeAttention } from './fake-attention.ts';

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

export class FakeSocket {
  readonly url: string;
  readonly protocols: readonly string[];
  readonly sent: ClientFrame[] = [];
  readyState = 0;
  closedByPage = false;
  onopen: () => void = () => {};
  onmessage: (message: { data: unknown }) => void = () => {};
  onclose: () => void = () => {};

  constructor(url: string, protocols: readonly string[]) {
    this.url = url;
    this.protocols = protocols;
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(): void {
    this.closedByPage = true;
    this.readyState = 3;
  }

  opens(): void {
    this.readyState = 1;
    this.onopen();
  }

  says(frame: ServerFrame): void {
    this.onmessage({ data: JSON.stringify(frame) });
  }

  saysText(text: string): void {
    this.onmessage({ data: text });
  }

  drops(): void {
    this.readyState = 3;
    this.onclose();
  }
}

export class FakeMachine {
  now = 1_000_000;
  random = 0.5;
  readonly sockets: FakeSocket[] = [];
  readonly ticketRequests: { readonly url: string; readonly init: RequestInit }[] = [];
  ticketAnswer: () => Promise<Response> = async () => Response.json({ ticket: 't-1', expiresAt: 0 });
  readonly #timers = new Set<Timer>();
  readonly #wakers = new Set<() => void>();
  readonly #leavers = new Set<() => void>();
  #requestIds = 0;

  readonly world: World = {
    now: () => this.now,
    random: () => this.random,
    newRequestId: () => {
      this.#requestIds += 1;
      return `r-${this.#requestIds}`;
    },
    after: (delay, run) => {
      const timer = { at: this.now + delay, run };
      this.#timers.add(timer);
      return () => void this.#timers.delete(timer);
    },
    fetch: (url, init) => {
      this.ticketRequests.push({ url, init });
      return this.ticketAnswer();
    },
    openSocket: (url, protocols) => {
      const socket = new FakeSocket(url, protocols);
      this.sockets.push(socket);
      return socket as unknown as WebSocket;
    },
    onWake: (run) => {
      this.#wakers.add(run);
      return () => void this.#wakers.delete(run);
    },
    onLeave: (run) => {
      this.#leavers.add(run);
      return () => void this.#leavers.delete(run);
    },
    attention: new FakeAttention(),
  };

  /** Lets promises that are already settled run their continuations. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
  }

  async pass(duration: number): Promise<void> {
    const end = this.now + duration;
    for (;;) {
      const due = [...this.#timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      this.#timers.delete(due);
      this.now = due.at;
      due.run();
      await this.settle();
    }
    this.now = end;
    await this.settle();
  }

  async wake(): Promise<void> {
    for (const run of this.#wakers) run();
    await this.settle();
  }

  leave(): void {
    for (const run of this.#leavers) run();
  }

  get timers(): number {
    return this.#timers.size;
  }

  /** The newest socket; a test that asks before there is one is wrong. */
  get socket(): FakeSocket {
    const socket = this.sockets.at(-1);
    if (socket === undefined) throw new Error('the panel has opened no socket yet');
    return socket;
  }
}

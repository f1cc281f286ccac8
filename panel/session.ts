/** The panel without its looks: the socket, the list and the agent's requests, as one observable state. */
import type { Choice, ClientFrame, ServerFrame, Via, View } from '../core/contracts/agent-socket.ts';
import { seconds } from '../core/time.ts';
import {
  emptyList,
  evolve,
  type InterruptionList,
  itemsInOrder,
  type ListInput,
  type Request,
} from './interruption-list.ts';
import { skewOf } from './pop-up-clock.ts';
import { type ConnectionStatus, type Endpoint, SocketClient } from './socket-client.ts';
import type { Cancel, World } from './world.ts';

/** A request unanswered for so long is given up: sending it later could surprise the agent with a call. */
export const resultWithin = seconds(15);

export interface SessionState {
  readonly status: ConnectionStatus;
  readonly list: InterruptionList;
  /** Server clock minus this machine's, in milliseconds. */
  readonly skew: number;
}

export interface SessionListener {
  readonly changed: (state: SessionState) => void;
  readonly finalised: (view: View) => void;
}

export class Session {
  readonly #world: World;
  readonly #listener: SessionListener;
  readonly #socket: SocketClient;
  readonly #shown = new Set<string>();
  readonly #deadlines = new Map<string, Cancel>();
  #state: SessionState = { status: 'connecting', list: emptyList, skew: 0 };

  constructor(endpoint: Endpoint, world: World, listener: SessionListener) {
    this.#world = world;
    this.#listener = listener;
    this.#socket = new SocketClient(endpoint, world, {
      status: (status) => this.#connection(status),
      frame: (frame) => this.#hear(frame),
    });
  }

  get state(): SessionState {
    return this.#state;
  }

  /** One request per interruption at a time; a second click while one is in flight does nothing. */
  choose(view: View, choice: Choice, via: Via): void {
    const { interruptionId, version } = view;
    this.#request({
      type: 'choose',
      interruptionId,
      version,
      choice,
      via,
      requestId: this.#world.newRequestId(),
    });
  }

  finalise(view: View): void {
    const { interruptionId } = view;
    this.#request({ type: 'finalise', interruptionId, requestId: this.#world.newRequestId(), fields: {} });
  }

  /** Tells the server, once per version, that the agent has this in view. */
  shown(view: View): void {
    const { interruptionId, version } = view;
    const key = `${interruptionId}@${version}`;
    if (this.#shown.has(key)) return;
    if (this.#socket.send({ type: 'shown', interruptionId, version })) this.#shown.add(key);
  }

  stop(): void {
    for (const cancel of this.#deadlines.values()) cancel();
    this.#socket.stop();
  }

  #request(request: Request): void {
    const item = this.#state.list.items.get(request.interruptionId);
    if (item === undefined || item.request !== undefined) return;
    this.#apply({ type: 'requested', request });
    this.#deadlines.set(
      request.requestId,
      this.#world.after(resultWithin, () => this.#giveUp(request.requestId)),
    );
    this.#socket.send(request);
  }

  #hear(frame: ServerFrame): void {
    if (frame.type === 'snapshot' || frame.type === 'interruption') {
      this.#state = { ...this.#state, skew: skewOf(frame.serverNow, this.#world.now()) };
    }
    const finalised = frame.type === 'result' && frame.ok ? this.#finaliseOf(frame.requestId) : undefined;
    this.#apply({ type: 'heard', frame });
    if (finalised !== undefined) this.#listener.finalised(finalised);
  }

  #finaliseOf(requestId: string | null): View | undefined {
    const items = itemsInOrder(this.#state.list);
    return items.find(({ request }) => request?.type === 'finalise' && request.requestId === requestId)?.view;
  }

  /** A result may have been lost with the old connection; asking again with the same id is harmless. */
  #connection(status: ConnectionStatus): void {
    if (status === 'online') {
      for (const frame of this.#unanswered()) this.#socket.send(frame);
    }
    this.#update({ ...this.#state, status });
  }

  #unanswered(): ClientFrame[] {
    return itemsInOrder(this.#state.list).flatMap(({ request, granted }) =>
      request === undefined || granted ? [] : [request],
    );
  }

  #giveUp(requestId: string): void {
    this.#deadlines.delete(requestId);
    this.#apply({ type: 'unanswered', requestId });
  }

  #apply(input: ListInput): void {
    this.#update({ ...this.#state, list: evolve(this.#state.list, input) });
  }

  #update(state: SessionState): void {
    this.#state = state;
    this.#listener.changed(state);
  }
}

/** The panel without its looks: the socket, the list and the agent's requests, as one observable state. */
import type { Choice, ClientFrame, ServerFrame, Via, View } from '../core/contracts/agent-socket.ts';
import { seconds } from '../core/time.ts';
import type { Cancel } from './cancel.ts';
import { Drafts } from './drafts.ts';
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
import type { World } from './world.ts';

/** A request unanswered for so long is given up: sending it later could surprise the agent with a call. */
export const resultWithin = seconds(15);

export interface SessionState {
  readonly status: ConnectionStatus;
  readonly list: InterruptionList;
  /** Server clock minus this machine's, in milliseconds. */
  readonly skew: number;
}

/** What the server tells the page that said yes, where the queue has its agents dial themselves. */
export type DialOrder = Extract<ServerFrame, { type: 'dial' }>;
export type Dialled = Pick<Extract<ClientFrame, { type: 'dialled' }>, 'outcome' | 'contactId'>;

export interface SessionListener {
  readonly changed: (state: SessionState) => void;
  readonly finalised: (view: View) => void;
  readonly dial: (order: DialOrder) => Promise<Dialled>;
}

export class Session {
  readonly drafts: Drafts;
  readonly #world: World;
  readonly #listener: SessionListener;
  readonly #socket: SocketClient;
  readonly #stopWatching: Cancel;
  readonly #shown = new Set<string>();
  /** Requests to resume that this page made: it alone dials for them, and for each once. */
  readonly #yeses = new Set<string>();
  readonly #deadlines = new Map<string, Cancel>();
  /** By request. The view that ends an interruption may come before the result, and takes it off the list. */
  readonly #finalising = new Map<string, View>();
  #isStopped = false;
  #state: SessionState = { status: 'connecting', list: emptyList, skew: 0 };

  constructor(endpoint: Endpoint, world: World, listener: SessionListener) {
    this.#world = world;
    this.#listener = listener;
    this.drafts = new Drafts(world, {
      changed: () => this.#update({ ...this.#state }),
      viewOf: (interruptionId) => this.#state.list.items.get(interruptionId)?.view,
      send: (frame) => this.#socket.send(frame),
    });
    this.#socket = new SocketClient(endpoint, world, {
      status: (status) => this.#connection(status),
      frame: (frame) => this.#hear(frame),
    });
    this.#stopWatching = world.onLeave(() => this.drafts.saveAll());
  }

  get state(): SessionState {
    return this.#state;
  }

  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** One request per interruption at a time; a second click while one is in flight does nothing. */
  choose(view: View, choice: Choice, via: Via): void {
    const { interruptionId, version } = view;
    const requestId = this.#world.newRequestId();
    const isSent = this.#request({ type: 'choose', interruptionId, version, choice, via, requestId });
    if (isSent && choice === 'resume') this.#yeses.add(requestId);
  }

  /** Does nothing but say so in the form while a required answer is missing. */
  finalise(view: View): void {
    const { interruptionId } = view;
    const fields = this.drafts.complete(view);
    if (fields === undefined) return;
    const requestId = this.#world.newRequestId();
    if (this.#request({ type: 'finalise', interruptionId, requestId, fields }))
      this.#finalising.set(requestId, view);
  }

  /** The agent needs the note about the end of this case no longer. */
  read({ interruptionId }: View): void {
    this.#apply({ type: 'read', interruptionId });
  }

  /** After the agent was signed out: asks the page around the panel for a token again. */
  signIn(): void {
    this.#socket.signIn();
  }

  /** Tells the server, once per version, that the agent has this in view. */
  shown(view: View): void {
    const { interruptionId, version } = view;
    const key = `${interruptionId}@${version}`;
    if (this.#shown.has(key)) return;
    if (this.#socket.send({ type: 'shown', interruptionId, version })) this.#shown.add(key);
  }

  stop(): void {
    this.#isStopped = true;
    this.#stopWatching();
    for (const cancel of this.#deadlines.values()) cancel();
    this.drafts.stop();
    this.#socket.stop();
  }

  /** @returns whether it was sent, or will be once there is a connection */
  #request(request: Request): boolean {
    const item = this.#state.list.items.get(request.interruptionId);
    if (item === undefined || item.request !== undefined) return false;
    this.#apply({ type: 'requested', request });
    this.#deadlines.set(
      request.requestId,
      this.#world.after(resultWithin, () => this.#giveUp(request.requestId)),
    );
    this.#socket.send(request);
    return true;
  }

  #hear(frame: ServerFrame): void {
    if (frame.type === 'snapshot' || frame.type === 'interruption') {
      this.#state = { ...this.#state, skew: skewOf(frame.serverNow, this.#world.now()) };
    }
    if (frame.type === 'dial') void this.#dial(frame);
    this.#apply({ type: 'heard', frame });
    if (frame.type === 'result') this.#conclude(frame.requestId, frame.ok);
  }

  async #dial(order: DialOrder): Promise<void> {
    const { interruptionId, attempt, requestId } = order;
    if (!this.#yeses.delete(requestId)) return;
    const dialled = await this.#listener.dial(order);
    this.#socket.send({ type: 'dialled', interruptionId, attempt, ...dialled });
  }

  #conclude(requestId: string | null, isDone: boolean): void {
    const finalised = requestId === null ? undefined : this.#finalising.get(requestId);
    if (requestId === null || finalised === undefined) return;
    this.#finalising.delete(requestId);
    if (isDone) this.#listener.finalised(finalised);
  }

  /** A result may have been lost with the old connection; asking again with the same id is harmless. */
  #connection(status: ConnectionStatus): void {
    if (status === 'online') {
      for (const frame of this.#unanswered()) this.#socket.send(frame);
      this.drafts.saveAll();
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
    this.#finalising.delete(requestId);
    this.#apply({ type: 'unanswered', requestId });
  }

  #apply(input: ListInput): void {
    this.#update({ ...this.#state, list: evolve(this.#state.list, input) });
  }

  #update(state: SessionState): void {
    const hasNews = state.list !== this.#state.list;
    this.#state = state;
    if (hasNews) this.drafts.catchUp();
    this.#listener.changed(state);
  }
}

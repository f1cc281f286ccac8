/**
 * Keeps one socket to the server alive for a whole shift: ticket, connection, retries, and a change of
 * sockets before API Gateway ends the connection at two hours.
 *
 *   connecting ──first frame──> online ──lost──> connecting ──attempt failed──> offline ──> online …
 *        └──token refused, or none──> signed-out ──another token──> connecting
 */
import type { ClientFrame, ServerFrame } from '../core/contracts/agent-socket.ts';
import { type DurationMs, minutes } from '../core/time.ts';
import { backoff } from './backoff.ts';
import type { Cancel } from './cancel.ts';
import { Connection } from './connection.ts';
import { type GrantedTicket, requestTicket, type TicketAnswer } from './ticket-request.ts';
import type { World } from './world.ts';

export type ConnectionStatus = 'connecting' | 'online' | 'offline' | 'signed-out';

/** Who wants a token: only where the agent does, by pressing "Sign in again", may anything open before their eyes. */
export type Asker = 'page' | 'agent';

export interface Endpoint {
  /** A JWT for the ticket endpoint, or who gives the one that is valid now: asked whenever a socket is opened. */
  readonly token: string | ((asker: Asker) => Promise<string>);
  readonly ticketUrl: string;
  readonly socketUrl: string;
}

export interface SocketListener {
  readonly status: (status: ConnectionStatus) => void;
  readonly frame: (frame: ServerFrame) => void;
}

/** API Gateway ends a WebSocket connection after 2 hours (documented quota); spread so that agents differ. */
const rolloverAfter = minutes(105);
const rolloverSpread = minutes(10);
/** So long before its token runs out a socket is replaced. Tokens shorter than two of these are left to the server. */
const renewAhead = minutes(1);

export class SocketClient {
  /** Frames that could not be read and were ignored: a server that is newer than this page, or a fault. */
  unreadableFrames = 0;
  readonly #endpoint: Endpoint;
  readonly #world: World;
  readonly #listener: SocketListener;
  readonly #stopWaking: Cancel;
  #status: ConnectionStatus = 'connecting';
  #current: Connection | undefined;
  #candidate: Connection | undefined;
  #connecting = false;
  /** Not shown again. */
  #refusedToken: string | undefined;
  #signedOut = false;
  #stopped = false;
  #failures = 0;
  #retry: Cancel = () => {};
  #rollover: Cancel = () => {};

  constructor(endpoint: Endpoint, world: World, listener: SocketListener) {
    this.#endpoint = endpoint;
    this.#world = world;
    this.#listener = listener;
    this.#stopWaking = world.onWake(() => this.#wake());
    void this.#connect();
  }

  get status(): ConnectionStatus {
    return this.#status;
  }

  /** False when there is no connection: the frame was not sent and will not be. */
  send(frame: ClientFrame): boolean {
    return this.#current?.send(frame) ?? false;
  }

  /** Asks for a token again and tries it, be it the one that was refused. */
  signIn(): void {
    this.#refusedToken = undefined;
    void this.#connect('agent');
  }

  stop(): void {
    this.#stopped = true;
    this.#stopWaking();
    this.#retry();
    this.#rollover();
    this.#candidate?.close();
    this.#current?.close();
  }

  async #connect(asker: Asker = 'page'): Promise<void> {
    if (this.#connecting || this.#stopped) return;
    this.#retry();
    this.#connecting = true;
    const token = await this.#token(asker);
    const answer = await this.#ticketFor(token);
    if (this.#stopped) return;
    this.#signedOut = answer.type === 'refused';
    if (answer.type === 'ticket') this.#open(answer);
    else if (answer.type === 'refused') this.#refused(token);
    else this.#failed();
  }

  /** Undefined when the agent is not signed in. */
  async #token(asker: Asker): Promise<string | undefined> {
    const { token } = this.#endpoint;
    return typeof token === 'string' ? token : token(asker).catch(() => undefined);
  }

  async #ticketFor(token: string | undefined): Promise<TicketAnswer> {
    if (token === undefined || token === this.#refusedToken) return { type: 'refused' };
    return requestTicket(this.#endpoint.ticketUrl, token, this.#world);
  }

  #open({ ticket, signedInFor }: GrantedTicket): void {
    const connection: Connection = new Connection(this.#endpoint.socketUrl, ticket, this.#world, {
      ready: () => this.#adopt(connection, signedInFor),
      frame: (frame) => this.#listener.frame(frame),
      unreadable: () => {
        this.unreadableFrames += 1;
      },
      lost: () => (connection === this.#current ? this.#lost() : this.#failed()),
    });
    this.#candidate = connection;
  }

  /** The old connection is closed only now, so that a push always has somewhere to go. */
  #adopt(connection: Connection, signedInFor: DurationMs): void {
    const previous = this.#current;
    this.#current = connection;
    this.#candidate = undefined;
    this.#connecting = false;
    this.#failures = 0;
    previous?.close();
    this.#rollover();
    const untilSignInEnds = signedInFor < 2 * renewAhead ? Infinity : signedInFor - renewAhead;
    const untilSocketEnds = rolloverAfter + this.#world.random() * rolloverSpread;
    this.#rollover = this.#world.after(
      Math.min(untilSignInEnds, untilSocketEnds),
      () => void this.#connect(),
    );
    this.#report('online');
  }

  #lost(): void {
    this.#current = undefined;
    this.#rollover();
    this.#report(this.#signedOut ? 'signed-out' : 'connecting');
    if (!this.#connecting) this.#retryLater();
  }

  #failed(): void {
    this.#connecting = false;
    this.#candidate = undefined;
    this.#failures += 1;
    if (this.#current === undefined) this.#report('offline');
    this.#retryLater();
  }

  /** While an older connection still works the agent is not signed out yet. */
  #refused(token: string | undefined): void {
    this.#connecting = false;
    this.#refusedToken = token;
    if (this.#current === undefined) this.#report('signed-out');
  }

  #retryLater(): void {
    if (this.#signedOut) return;
    this.#retry();
    this.#retry = this.#world.after(backoff(this.#failures, this.#world.random), () => void this.#connect());
  }

  #wake(): void {
    if (this.#current === undefined) void this.#connect();
    else this.#current.check();
  }

  #report(status: ConnectionStatus): void {
    this.#status = status;
    this.#listener.status(status);
  }
}

/**
 * Keeps one socket to the server alive for a whole shift: ticket, connection, retries, and a change of
 * sockets before API Gateway ends the connection at two hours.
 *
 *   connecting ──first frame──> online ──lost──> connecting ──attempt failed──> offline ──> online …
 *        └──ticket refused──> signed-out (stays: only a new token helps)
 */
import type { ClientFrame, ServerFrame } from '../core/contracts/agent-socket.ts';
import { minutes } from '../core/time.ts';
import { backoff } from './backoff.ts';
import type { Cancel } from './cancel.ts';
import { Connection } from './connection.ts';
import { requestTicket } from './ticket-request.ts';
import type { World } from './world.ts';

export type ConnectionStatus = 'connecting' | 'online' | 'offline' | 'signed-out';

export interface Endpoint {
  readonly token: string;
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
  #tokenRefused = false;
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

  stop(): void {
    this.#stopped = true;
    this.#stopWaking();
    this.#retry();
    this.#rollover();
    this.#candidate?.close();
    this.#current?.close();
  }

  async #connect(): Promise<void> {
    if (this.#connecting || this.#stopped || this.#tokenRefused) return;
    this.#retry();
    this.#connecting = true;
    const answer = await requestTicket(this.#endpoint.ticketUrl, this.#endpoint.token, this.#world);
    if (this.#stopped) return;
    if (answer.type === 'ticket') this.#open(answer.ticket);
    else if (answer.type === 'refused') this.#refused();
    else this.#failed();
  }

  #open(ticket: string): void {
    const connection: Connection = new Connection(this.#endpoint.socketUrl, ticket, this.#world, {
      ready: () => this.#adopt(connection),
      frame: (frame) => this.#listener.frame(frame),
      unreadable: () => {
        this.unreadableFrames += 1;
      },
      lost: () => (connection === this.#current ? this.#lost() : this.#failed()),
    });
    this.#candidate = connection;
  }

  /** The old connection is closed only now, so that a push always has somewhere to go. */
  #adopt(connection: Connection): void {
    const previous = this.#current;
    this.#current = connection;
    this.#candidate = undefined;
    this.#connecting = false;
    this.#failures = 0;
    previous?.close();
    this.#rollover();
    this.#rollover = this.#world.after(
      rolloverAfter + this.#world.random() * rolloverSpread,
      () => void this.#connect(),
    );
    this.#report('online');
  }

  #lost(): void {
    this.#current = undefined;
    this.#rollover();
    this.#report(this.#tokenRefused ? 'signed-out' : 'connecting');
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
  #refused(): void {
    this.#connecting = false;
    this.#tokenRefused = true;
    if (this.#current === undefined) this.#report('signed-out');
  }

  #retryLater(): void {
    if (this.#tokenRefused) return;
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

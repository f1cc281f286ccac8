/** One open WebSocket, with the limits API Gateway sets (developer guide, "Quotas for configuring and running a WebSocket API"). */
import type { WebSocket } from 'ws';
import type { Cancel, Clock } from '../clock.ts';
import type { Peer } from './socket-event.ts';

export const idleMs = 10 * 60_000;
export const lifetimeMs = 2 * 60 * 60_000;
/** Of one frame. A message may have 128 KB in several frames in AWS; here it is held to one frame. */
export const largestFrame = 32 * 1_024;
/** Of one message posted to a connection. */
export const largestPost = 128 * 1_024;

/** The close code when a limit of time ends the connection. */
const goingAway = 1001;

export class SocketConnection {
  readonly peer: Peer;
  readonly #socket: WebSocket;
  readonly #clock: Clock;
  readonly #cancelLifetime: Cancel;
  #cancelIdle: Cancel = () => undefined;
  #lastActiveAt: number;

  constructor(peer: Peer, socket: WebSocket, clock: Clock) {
    this.peer = peer;
    this.#socket = socket;
    this.#clock = clock;
    this.#lastActiveAt = clock.now();
    this.#cancelLifetime = clock.after(lifetimeMs, () =>
      this.close(goingAway, 'Connection duration limit exceeded'),
    );
    this.touch();
  }

  /** Milliseconds since the epoch. */
  get lastActiveAt(): number {
    return this.#lastActiveAt;
  }

  /** A message went in or out, so the idle time starts anew. */
  touch(): void {
    this.#lastActiveAt = this.#clock.now();
    this.#cancelIdle();
    this.#cancelIdle = this.#clock.after(idleMs, () => this.close(goingAway, 'Idle connection timeout'));
  }

  /** Resolves once handed to the network; false when the connection is closing or gone. */
  send(text: string): Promise<boolean> {
    if (this.#socket.readyState !== this.#socket.OPEN) return Promise.resolve(false);
    this.touch();
    return new Promise((resolve) => this.#socket.send(text, (error) => resolve(!error)));
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  /** Without waiting for the other side. */
  cut(): void {
    this.release();
    this.#socket.terminate();
  }

  release(): void {
    this.#cancelIdle();
    this.#cancelLifetime();
  }
}

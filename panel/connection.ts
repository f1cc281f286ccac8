/**
 * The life of one WebSocket. It counts as ready at the first frame the server sends, not when it opens,
 * because only then has it proved that both directions work.
 */
import * as v from 'valibot';
import {
  type ClientFrame,
  type ServerFrame,
  serverFrame,
  subprotocol,
  ticketProtocolPrefix,
} from '../core/contracts/agent-socket.ts';
import { signedOutCode } from '../core/contracts/signed-out.ts';
import { minutes, seconds } from '../core/time.ts';
import type { Cancel } from './cancel.ts';
import type { World } from './world.ts';

/**
 * API Gateway closes a WebSocket after 10 idle minutes, and a browser cannot send ping frames of its own. No more often
 * than that takes with room to spare: pings are most of what grows with the calls (docs/deploy.md).
 */
export const pingEvery = minutes(6);
export const answerWithin = seconds(10);

export interface ConnectionListener {
  readonly ready: () => void;
  readonly frame: (frame: ServerFrame) => void;
  readonly unreadable: () => void;
  /** Once, and never after `close()`. */
  readonly lost: () => void;
}

const parseFrame = (data: unknown): ServerFrame | undefined => {
  if (typeof data !== 'string') return undefined;
  try {
    const parsed = v.safeParse(serverFrame, JSON.parse(data));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
};

export class Connection {
  readonly #socket: WebSocket;
  readonly #world: Pick<World, 'after'>;
  readonly #listener: ConnectionListener;
  #ready = false;
  #over = false;
  #nextPing: Cancel = () => {};
  #patience: Cancel = () => {};

  constructor(
    url: string,
    ticket: string,
    world: Pick<World, 'after' | 'openSocket'>,
    listener: ConnectionListener,
  ) {
    this.#world = world;
    this.#listener = listener;
    this.#socket = world.openSocket(url, [subprotocol, ticketProtocolPrefix + ticket]);
    this.#socket.onopen = () => this.send({ type: 'hello' });
    this.#socket.onmessage = (message) => this.#hear(message.data);
    this.#socket.onclose = () => this.#lose();
    this.#expectAnswer();
  }

  /** False when the socket is not open: the frame was not sent. */
  send(frame: ClientFrame): boolean {
    if (this.#over || this.#socket.readyState !== 1) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  /** Finds out now whether anyone is still at the other end, for example after the machine slept. */
  check(): void {
    this.#nextPing();
    this.#expectAnswer();
    this.send({ type: 'ping' });
    this.#nextPing = this.#world.after(pingEvery, () => this.check());
  }

  close(): void {
    this.#over = true;
    this.#nextPing();
    this.#patience();
    this.#socket.close(1_000);
  }

  #hear(data: unknown): void {
    if (this.#over) return;
    this.#patience();
    const frame = parseFrame(data);
    if (frame === undefined) {
      this.#listener.unreadable();
      return;
    }
    // What was asked on it is asked again on the next one, so that the refusal is nobody else's business.
    if ('code' in frame && frame.code === signedOutCode) {
      this.#lose();
      return;
    }
    if (!this.#ready) {
      this.#ready = true;
      this.#nextPing = this.#world.after(pingEvery, () => this.check());
      this.#listener.ready();
    }
    this.#listener.frame(frame);
  }

  #expectAnswer(): void {
    this.#patience();
    this.#patience = this.#world.after(answerWithin, () => this.#lose());
  }

  #lose(): void {
    if (this.#over) return;
    this.close();
    this.#listener.lost();
  }
}

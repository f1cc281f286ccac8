/** GET /sim/world/stream: server-sent events, the snapshot at once and again on every change. */
import type { ServerResponse } from 'node:http';
import type { Route } from '../../http.ts';
import type { WorldSnapshot } from '../world.ts';

type Listener = (world: WorldSnapshot) => void;

/** Everyone who watches the world: the page's streams and in-process listeners. */
export class Watchers {
  readonly #listeners = new Set<Listener>();
  readonly #streams = new Set<ServerResponse>();

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(world: () => WorldSnapshot): void {
    if (this.#listeners.size === 0) return;
    const now = world();
    for (const listener of this.#listeners) listener(now);
  }

  open(response: ServerResponse, world: WorldSnapshot): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
    const send: Listener = (now) => response.write(`data: ${JSON.stringify(now)}\n\n`);
    send(world);
    const unsubscribe = this.subscribe(send);
    this.#streams.add(response);
    response.on('close', () => {
      unsubscribe();
      this.#streams.delete(response);
    });
  }

  stop(): void {
    for (const stream of this.#streams) stream.end();
    this.#listeners.clear();
  }
}

export const worldStream =
  (watchers: Watchers, world: () => WorldSnapshot): Route =>
  (request, response, url) => {
    if (request.method !== 'GET' || url.pathname !== '/sim/world/stream') return false;
    watchers.open(response, world());
    return true;
  };

/** The caller's side and the softphone, through the simulated Connect's plain HTTP. */
import type { SimulatedConnect, WorldSnapshot } from '../connect/simulated-connect.ts';
import { awaited } from './awaited.ts';

export interface CallerSide {
  post(path: string, body?: object): Promise<Record<string, unknown>>;
  get(path: string): Promise<unknown>;
  /** Resolves once the world is so; rejects after `withinMs`. */
  until<T>(what: string, pick: (world: WorldSnapshot) => T | undefined, withinMs?: number): Promise<T>;
}

export const callerSide = (url: string, connect: SimulatedConnect): CallerSide => {
  const request = async (method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`${url}/sim/${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    if (!answer.ok) throw new Error(`/sim/${path}: ${answer.status} ${await answer.text()}`);
    const text = await answer.text();
    return text === '' ? {} : JSON.parse(text);
  };
  return {
    post: async (path, body = {}) => (await request('POST', path, body)) as Record<string, unknown>,
    get: (path) => request('GET', path),
    until: (what, pick, withinMs = 20_000) =>
      awaited(
        { what, withinMs, watch: (look) => connect.subscribe(look), past: () => [connect.world()] },
        pick,
      ),
  };
};

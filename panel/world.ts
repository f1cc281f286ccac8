/** What the panel needs from the machine it runs on, so that a test can turn the clock and play the network. */
import type { DurationMs } from '../core/time.ts';
import { type Attention, browserAttention } from './attention/attention.ts';
import type { Cancel } from './cancel.ts';

export interface World {
  /** Milliseconds since 1970 on this machine's clock, which may be wrong. */
  readonly now: () => number;
  readonly after: (delay: DurationMs, run: () => void) => Cancel;
  /** At least 0 and below 1. */
  readonly random: () => number;
  readonly newRequestId: () => string;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly openSocket: (url: string, protocols: string[]) => WebSocket;
  /** Calls back when the network or the page comes back, the moments when a retry is worth making at once. */
  readonly onWake: (run: () => void) => Cancel;
  /** Calls back when the page is about to go: what is sent then still goes out. */
  readonly onLeave: (run: () => void) => Cancel;
  readonly attention: Attention;
}

const onWake = (run: () => void): Cancel => {
  const whenVisible = (): void => {
    if (document.visibilityState === 'visible') run();
  };
  window.addEventListener('online', run);
  document.addEventListener('visibilitychange', whenVisible);
  return () => {
    window.removeEventListener('online', run);
    document.removeEventListener('visibilitychange', whenVisible);
  };
};

export const browserWorld: World = {
  now: () => Date.now(),
  after: (delay, run) => {
    const timer = setTimeout(run, delay);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
  newRequestId: () => crypto.randomUUID(),
  fetch: (url, init) => fetch(url, init),
  openSocket: (url, protocols) => new WebSocket(url, protocols),
  onWake,
  onLeave: (run) => {
    window.addEventListener('pagehide', run);
    return () => window.removeEventListener('pagehide', run);
  },
  attention: browserAttention,
};

/** How the machine can call an agent back who is looking elsewhere. */
import type { Cancel } from '../cancel.ts';
import { beep } from './beep.ts';
import { claim } from './claim.ts';
import { askPermission, isAskable, notify } from './notification.ts';
import { retitle } from './title.ts';

export interface Attention {
  /** The page is in view and takes the keys: whatever is on it is seen. */
  readonly isWatched: () => boolean;
  /** Calls back when the agent comes to the page. */
  readonly onWatched: (run: () => void) => Cancel;
  /** Only one of the agent's pages gets each key, until it gives it back; undefined for the others. */
  readonly claim: (key: string) => Promise<Cancel | undefined>;
  readonly beep: () => void;
  /** Writes over the page's title, until cancelled. */
  readonly retitle: (title: string) => Cancel;
  /** Does nothing where the agent has not allowed it. */
  readonly notify: (title: string, body: string) => Cancel;
  /** Whether the browser would ask the agent about notifications: not asked before, and not inside another page. */
  readonly isAskable: () => boolean;
  readonly askPermission: () => Promise<void>;
}

const isWatched = (): boolean => document.visibilityState === 'visible' && document.hasFocus();

const onWatched = (run: () => void): Cancel => {
  const look = (): void => {
    if (isWatched()) run();
  };
  window.addEventListener('focus', look);
  document.addEventListener('visibilitychange', look);
  return () => {
    window.removeEventListener('focus', look);
    document.removeEventListener('visibilitychange', look);
  };
};

export const browserAttention: Attention = {
  isWatched,
  onWatched,
  claim,
  beep,
  retitle,
  notify,
  isAskable,
  askPermission,
};

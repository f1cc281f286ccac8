/**
 * How fast one page may speak. API Gateway throttles accounts, stages and routes, and no single connection (developer
 * guide, "Protect your WebSocket APIs in API Gateway"), so that one page could use up what all of them share.
 *
 * Counted in the memory of the process: no call to AWS, and none for the frames that are not heard. A page whose
 * frames are spread over n processes has n times the pace, which is still a bound.
 */
import type { EpochMs } from '../../core/time.ts';

/** `first-too-many`: said once for a flood, however long that is. */
export type Hearing = 'heard' | 'first-too-many' | 'too-many';

export type FramePace = (connectionId: string) => Hearing;

/** A page says a few frames when it connects, one for each click, and a draft after each pause in typing (0.6 s). */
const burst = 60;
const perSecond = 5;
/** The page that was silent for longest is forgotten first: then it has its whole burst again. */
const remembered = 1_000;

interface Purse {
  readonly left: number;
  readonly at: EpochMs;
  /** The page was found to speak too fast, and has not calmed down since. */
  readonly isFlooding: boolean;
}

export const framePace = (clock: () => EpochMs): FramePace => {
  const purses = new Map<string, Purse>();
  const keep = (connectionId: string, purse: Purse): void => {
    purses.delete(connectionId);
    purses.set(connectionId, purse);
    const [oldest] = purses.keys();
    if (purses.size > remembered && oldest !== undefined) purses.delete(oldest);
  };
  return (connectionId) => {
    const now = clock();
    const before = purses.get(connectionId) ?? { left: burst, at: now, isFlooding: false };
    const left = Math.min(burst, before.left + (Math.max(0, now - before.at) / 1_000) * perSecond);
    const isHeard = left >= 1;
    const isFlooding = !isHeard || (before.isFlooding && left < burst / 2);
    keep(connectionId, { left: isHeard ? left - 1 : left, at: now, isFlooding });
    if (isHeard) return 'heard';
    return before.isFlooding ? 'too-many' : 'first-too-many';
  };
};

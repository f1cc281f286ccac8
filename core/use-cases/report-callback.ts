/** Tells an interruption how its callback is getting on. */
import { callbackProgress } from '../interruption/callback-progress.ts';
import type { Chain } from '../interruption/chain.ts';
import type { Advance } from './advance.ts';

export type ReportCallback = (chain: Chain) => Promise<void>;

/** Does nothing for a conversation that is not our callback, or of which nothing is known yet. */
export const reportCallback =
  (advance: Advance): ReportCallback =>
  async ({ chainId, revision, facts, origin }) => {
    if (origin === null || origin.attempt === null || Object.keys(facts).length === 0) return;
    const { interruptionId, attempt } = origin;
    const progress = callbackProgress(facts, chainId);
    const input = { type: 'callback-progressed', attempt, contactId: chainId, revision, progress } as const;
    await advance(interruptionId, (before) => ({ chain: before, inputs: [input] }));
  };

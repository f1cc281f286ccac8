/** The chains behind the ports: written at once and without failing, and each write is evidence. */
import type { Chain } from '../../../core/interruption/chain.ts';
import type { Chains } from '../../../core/ports.ts';
import type { ChainStore } from '../../in-memory/chain-store.ts';
import type { Commit } from '../evidence.ts';
import type { FaultPlan } from '../faults/fault-plan.ts';
import type { FunctionRun } from './function-run.ts';
import { rewritten } from './item-versions.ts';
import type { Sync } from './ports.ts';
import type { Timeline } from './timeline.ts';

export interface ChainSurroundings {
  readonly timeline: Timeline;
  readonly faults: FaultPlan;
  readonly store: ChainStore;
  readonly committed: (commit: Commit) => void;
}

export const chainsFor = (run: FunctionRun, around: ChainSurroundings): Sync<Chains> => {
  const { store, timeline, committed } = around;
  return {
    load: (id) => store.read(id),
    settle: (chain) => store.settle(chain),
    commit: (before, after, entries) => {
      store.write(before, after, entries);
      committed({ before, after, entries, at: timeline.now, run });
      otherVersions(after, around);
    },
  };
};

/** Now and then code of another version rewrites what was just written. */
const otherVersions = ({ chainId }: Chain, { faults, store }: ChainSurroundings): void => {
  const fate = faults.at('item', chainId);
  if (!fate.isNewer && !fate.isOlder) return;
  store.stored.set(chainId, rewritten(store.read(chainId), fate));
};

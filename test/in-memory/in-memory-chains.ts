import type { LedgerEntry } from '../../core/contracts/ledger-entry.ts';
import { versionConflict } from '../../core/errors.ts';
import { type Chain, newChain } from '../../core/interruption/chain.ts';
import { holderOf } from '../../core/interruption/interruption.ts';
import type { Chains } from '../../core/ports.ts';
import type { CrashPlan } from './crash.ts';

export class InMemoryChains implements Chains {
  readonly stored = new Map<string, Chain>();
  readonly ledger: LedgerEntry[] = [];
  readonly #crash: CrashPlan;

  constructor(crash: CrashPlan) {
    this.#crash = crash;
  }

  async load(chainId: string): Promise<Chain> {
    return this.stored.get(chainId) ?? newChain(chainId);
  }

  async loadAll(chainIds: readonly string[]): Promise<Chain[]> {
    return chainIds.flatMap((chainId) => this.stored.get(chainId) ?? []);
  }

  commit(before: Chain, after: Chain, entries: readonly LedgerEntry[]): Promise<void> {
    return this.#crash.around(() => {
      if ((this.stored.get(before.chainId)?.revision ?? 0) !== before.revision)
        throw versionConflict(`chain ${before.chainId}`);
      this.stored.set(after.chainId, after);
      this.ledger.push(...entries);
    });
  }

  settle(chain: Chain): Promise<void> {
    return this.#crash.around(() => {
      const stored = this.stored.get(chain.chainId);
      if (stored?.revision !== chain.revision) return;
      this.stored.set(chain.chainId, { ...stored, pending: [], pendingUntil: null });
    });
  }

  async listOf(agentId: string): Promise<string[]> {
    return [...this.stored.values()]
      .filter(({ interruption }) => holderOf(interruption) === agentId)
      .map(({ chainId }) => chainId);
  }
}

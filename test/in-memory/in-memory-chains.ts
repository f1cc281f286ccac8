import type { LedgerEntry } from '../../core/contracts/ledger-entry.ts';
import type { Chain } from '../../core/interruption/chain.ts';
import type { ChainLists, Chains } from '../../core/ports.ts';
import { ChainStore } from './chain-store.ts';
import type { CrashPlan } from './crash.ts';

export class InMemoryChains implements Chains, ChainLists {
  readonly #store = new ChainStore();
  readonly #crash: CrashPlan;

  constructor(crash: CrashPlan) {
    this.#crash = crash;
  }

  get stored(): ReadonlyMap<string, Chain> {
    return this.#store.stored;
  }

  get ledger(): readonly LedgerEntry[] {
    return this.#store.ledger;
  }

  async load(chainId: string): Promise<Chain> {
    return this.#store.read(chainId);
  }

  async loadAll(chainIds: readonly string[]): Promise<Chain[]> {
    return this.#store.readAll(chainIds);
  }

  commit(before: Chain, after: Chain, entries: readonly LedgerEntry[]): Promise<void> {
    return this.#crash.around(() => this.#store.write(before, after, entries));
  }

  settle(chain: Chain): Promise<void> {
    return this.#crash.around(() => this.#store.settle(chain));
  }

  async listOf(agentId: string): Promise<string[]> {
    return this.#store.listOf(agentId);
  }

  async ofCaller(callerHash: string): Promise<string[]> {
    return this.#store.ofCaller(callerHash);
  }
}

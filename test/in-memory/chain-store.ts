import type { LedgerEntry } from '../../core/contracts/ledger-entry.ts';
import { versionConflict } from '../../core/errors.ts';
import { type Chain, newChain } from '../../core/interruption/chain.ts';
import { callerOf, holderOf, type Interruption } from '../../core/interruption/interruption.ts';
import { storedInterruption } from '../../core/interruption/stored-interruption.ts';

const filledUp = new WeakMap<Interruption, Interruption>();

/** Chains as the database keeps them: the write is conditional, and members that it does not name stay. */
export class ChainStore {
  readonly stored = new Map<string, Chain>();
  readonly ledger: LedgerEntry[] = [];
  readonly #ours = new WeakSet<Interruption>();

  read(chainId: string): Chain {
    return this.#stored(chainId) ?? newChain(chainId);
  }

  readAll(chainIds: readonly string[]): Chain[] {
    return chainIds.flatMap((chainId) => this.#stored(chainId) ?? []);
  }

  /** @throws AppError `version-conflict` */
  write(before: Chain, after: Chain, entries: readonly LedgerEntry[]): void {
    const existing = this.stored.get(before.chainId);
    if ((existing?.revision ?? 0) !== before.revision) throw versionConflict(`chain ${before.chainId}`);
    this.stored.set(after.chainId, existing ? { ...existing, ...after } : after);
    if (after.interruption) this.#ours.add(after.interruption);
    this.ledger.push(...entries);
  }

  settle({ chainId, revision }: Chain): void {
    const stored = this.stored.get(chainId);
    if (stored?.revision !== revision) return;
    this.stored.set(chainId, { ...stored, pending: [], pendingUntil: null });
  }

  listOf(agentId: string): string[] {
    return [...this.stored.values()]
      .filter(({ interruption }) => holderOf(interruption) === agentId)
      .map(({ chainId }) => chainId);
  }

  ofCaller(callerHash: string): string[] {
    return [...this.stored.values()]
      .filter(({ interruption }) => callerOf(interruption) === callerHash)
      .map(({ chainId }) => chainId);
  }

  /** What code of another version wrote is filled up as the real storage does; once, because filling up parses. */
  #stored(chainId: string): Chain | undefined {
    const stored = this.stored.get(chainId);
    if (!stored?.interruption || this.#ours.has(stored.interruption)) return stored;
    const interruption = filledUp.get(stored.interruption) ?? storedInterruption(stored.interruption);
    if (interruption) filledUp.set(stored.interruption, interruption);
    return { ...stored, interruption };
  }
}

import type { LedgerEntry } from '../../core/contracts/ledger-entry.ts';
import { versionConflict } from '../../core/errors.ts';
import { type Chain, newChain } from '../../core/interruption/chain.ts';
import { holderOf } from '../../core/interruption/interruption.ts';

/** Chains as the database keeps them: the write is conditional, and members that it does not name stay. */
export class ChainStore {
  readonly stored = new Map<string, Chain>();
  readonly ledger: LedgerEntry[] = [];

  read(chainId: string): Chain {
    return this.stored.get(chainId) ?? newChain(chainId);
  }

  readAll(chainIds: readonly string[]): Chain[] {
    return chainIds.flatMap((chainId) => this.stored.get(chainId) ?? []);
  }

  /** @throws AppError `version-conflict` */
  write(before: Chain, after: Chain, entries: readonly LedgerEntry[]): void {
    const existing = this.stored.get(before.chainId);
    if ((existing?.revision ?? 0) !== before.revision) throw versionConflict(`chain ${before.chainId}`);
    this.stored.set(after.chainId, existing ? { ...existing, ...after } : after);
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
}

/** What is stored per conversation: its facts and, if it broke off, its interruption. One item, one revision. */
import type { EpochMs } from '../time.ts';
import type { Effect } from './decision.ts';
import { type Facts, noFacts } from './facts.ts';
import type { Interruption } from './interruption.ts';

/** The conversation continues one that broke off: it is our callback, or the customer called in by themselves. */
export interface Origin {
  readonly interruptionId: string;
  /** null: the customer called in. */
  readonly attempt: number | null;
  readonly protocol: string;
  /** The first interruption of this protocol; missing where an earlier version wrote it: the one that it continues. */
  readonly firstId?: string;
  readonly queueId: string;
  /** Callbacks of this protocol so far, this one included. */
  readonly callbackCount: number;
}

export interface Chain {
  readonly chainId: string;
  /** Grows with every write; 0: not stored yet. A write holds only against the revision that was read. */
  readonly revision: number;
  readonly facts: Facts;
  readonly origin: Origin | null;
  readonly interruption: Interruption | undefined;
  /** Ledger entries written so far. */
  readonly entries: number;
  /** Effects that were decided and not yet reported as carried out. */
  readonly pending: readonly Effect[];
  /** Until then whoever wrote `pending` is presumed to be carrying it out. */
  readonly pendingUntil: EpochMs | null;
}

export const newChain = (chainId: string): Chain => ({
  chainId,
  revision: 0,
  facts: noFacts,
  origin: null,
  interruption: undefined,
  entries: 0,
  pending: [],
  pendingUntil: null,
});

/** The ledger: append-only, one entry for everything that happened to an interruption, written with the change itself. */

export const ledgerEntryTypes = [
  /** The chain ended and the events do not say enough: a look-up was asked for. */
  'detected',
  'not-offered',
  'offered',
  'shown',
  'lapsed',
  'chosen',
  /** The fence: from here on a call may exist. Written before Amazon Connect is asked. */
  'dialling',
  /** Amazon Connect took the call and gave it a contact id. */
  'placed',
  /** Amazon Connect was too busy and refused; the same attempt is tried again. */
  'postponed',
  'failed',
  'ambiguous',
  'answered',
  'freed',
  'resumed',
  /** The answers of the form could not be kept as contact attributes: the case stays open. */
  'save-failed',
  /** The customer called in before they were called back. */
  'customer-returned',
  'withdrawn',
  'finalised',
  'expired',
  'ended',
] as const;
export type LedgerEntryType = (typeof ledgerEntryTypes)[number];

export interface LedgerEntry {
  readonly interruptionId: string;
  /** 1, 2, 3 … within the interruption. */
  readonly seq: number;
  /** ISO 8601, UTC, the server's clock. */
  readonly at: string;
  readonly type: LedgerEntryType;
  /** `system`, or `agent:<Connect user id>`. */
  readonly by: string;
  /** Number of the callback attempt it belongs to; 0 before the first. */
  readonly attempt: number;
  /** Codes, identifiers and counts; never a name, a number or a token. */
  readonly detail: Readonly<Record<string, string | number | boolean>>;
}

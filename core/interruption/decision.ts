/** What comes out of the life cycle: the next state, what to write down, what to do, and what to answer. */
import type { RefusalCode } from '../contracts/agent-socket.ts';
import type { LedgerEntry } from '../contracts/ledger-entry.ts';
import type { EpochMs } from '../time.ts';
import type { Interruption } from './interruption.ts';

/**
 * Carried out after the write, in this order. Each may be carried out again after a crash: a push repeats a
 * view, a timer finds nothing due, a look-up merges the same facts, a dial meets its fence.
 */
export type Effect =
  | { readonly type: 'push'; readonly agentId: string }
  | { readonly type: 'schedule'; readonly at: EpochMs }
  | { readonly type: 'look-up'; readonly contactId: string }
  /** The customer's number is wanted, to recognise them should they call in. */
  | { readonly type: 'look-up-caller'; readonly contactId: string }
  | { readonly type: 'hang-up'; readonly contactId: string }
  /** `tries` counts how often Amazon Connect postponed this attempt. */
  | { readonly type: 'dial'; readonly attempt: number; readonly tries: number };

export type NewEntry = Pick<LedgerEntry, 'type' | 'by' | 'attempt' | 'detail'>;

/** A "no" is an answer in words, never an exception. */
export type Answer =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: RefusalCode; readonly message: string };

export interface Decision {
  readonly interruption: Interruption | undefined;
  readonly entries: readonly NewEntry[];
  readonly effects: readonly Effect[];
  readonly answer: Answer;
}

export const accepted: Answer = { ok: true };
export const refused = (code: RefusalCode, message: string): Answer => ({ ok: false, code, message });

/** Nothing changes. The same interruption comes out, by identity. */
export const unchanged = (interruption: Interruption | undefined, answer: Answer = accepted): Decision => ({
  interruption,
  entries: [],
  effects: [],
  answer,
});

export const entry = (
  type: NewEntry['type'],
  by: string,
  attempt: number,
  detail: NewEntry['detail'] = {},
): NewEntry => ({ type, by, attempt, detail });

/** For the detail of an entry: what of the original contact the next one cannot carry. Names, never values. */
export const leftBehind = (names: readonly string[]): NewEntry['detail'] =>
  names.length === 0 ? {} : { leftBehind: names.join(', ').slice(0, 1_000) };

export const bySystem = 'system';
export const byAgent = (agentId: string): string => `agent:${agentId}`;

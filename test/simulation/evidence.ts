/** What a history leaves behind: what was true, what was said, and what our functions made of it. */
import type { ClientFrame, ServerFrame } from '../../core/contracts/agent-socket.ts';
import type { ContactEvent } from '../../core/contracts/contact-event.ts';
import type { LedgerEntry } from '../../core/contracts/ledger-entry.ts';
import type { Chain } from '../../core/interruption/chain.ts';
import type { CallRequest } from '../../core/ports.ts';
import type { ChainStore } from '../in-memory/chain-store.ts';
import type { Centre } from './centre/centre.ts';
import type { Conversation } from './centre/conversation.ts';
import type { History } from './history.ts';
import type { FunctionRun } from './machinery/function-run.ts';
import type { Page } from './machinery/page.ts';
import type { SettingsTable } from './machinery/settings-table.ts';

export interface CallMade {
  readonly at: number;
  readonly request: CallRequest;
  readonly conversation: Conversation;
  /** Whose softphone or program dialled. */
  readonly by: 'system' | 'agent';
}

/** A frame of a page, and what came back. */
export interface Said {
  readonly agentId: string;
  readonly frame: ClientFrame;
  readonly at: number;
  readonly run: FunctionRun;
  answer: readonly ServerFrame[] | undefined;
}

export interface Commit {
  readonly before: Chain;
  readonly after: Chain;
  readonly entries: readonly LedgerEntry[];
  readonly at: number;
  readonly run: FunctionRun;
}

/** An event that the rules let through. */
export interface Told {
  readonly conversation: Conversation;
  readonly contactId: string;
  readonly type: string;
  readonly at: number;
  /** As our contract reads it. */
  event: ContactEvent | undefined;
  isLost: boolean;
  /** When a function had done with it, once one had. */
  heardAt: number | undefined;
}

/** We asked Amazon Connect to end a call. */
export interface HungUp {
  readonly at: number;
  readonly contactId: string;
}

/** The entry flow was told where to lead a customer. */
export interface Led {
  readonly conversation: Conversation;
  readonly askedAt: number;
  readonly at: number;
  /** The interruption whose holder they are led to; undefined: none. */
  readonly to: string | undefined;
}

/** An agent was told to dial. */
export interface Ordered {
  readonly agentId: string;
  readonly order: Extract<ServerFrame, { type: 'dial' }>;
}

export interface Evidence {
  readonly history: History;
  readonly centre: Centre;
  readonly store: ChainStore;
  readonly settings: SettingsTable;
  readonly pages: readonly Page[];
  readonly calls: readonly CallMade[];
  readonly hangUps: readonly HungUp[];
  readonly led: readonly Led[];
  readonly orders: readonly Ordered[];
  readonly said: readonly Said[];
  readonly told: readonly Told[];
  readonly commits: readonly Commit[];
  /** Kinds of faults that struck. */
  readonly struck: ReadonlySet<string>;
  /** The time, in milliseconds since 1970. */
  readonly now: number;
  /** It was broken off, because there was no end of it. */
  readonly isRestless: boolean;
  /** How many functions that answer pages died. */
  readonly deadFrames: number;
}

/** What must always hold. Adding one: a file with this, and its line in all-invariants.ts. Each answers with what is wrong. */
export interface Invariant {
  /** In words that complete "it must hold that …". */
  readonly name: string;
  /** Looks at each write of a chain. */
  readonly atCommit?: (evidence: Evidence, commit: Commit) => string | undefined;
  /** Looks at each call just as Amazon Connect starts it. */
  readonly atCall?: (evidence: Evidence, call: CallMade) => string | undefined;
  /** Looks at the whole once every queue is empty, before any page connects anew and helps. */
  readonly unaided?: (evidence: Evidence) => string | undefined;
  /** Looks at the whole once everything has been delivered and nothing happens any more. */
  readonly afterwards?: (evidence: Evidence) => string | undefined;
  /** Looks again when every interruption is older than any setting allows. */
  readonly inTheEnd?: (evidence: Evidence) => string | undefined;
}

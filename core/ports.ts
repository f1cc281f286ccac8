/** What the core needs of the world, in its own words. Each port has an adapter in lambdas/adapters. */
import type { ServerFrame } from './contracts/agent-socket.ts';
import type { Answers } from './contracts/form.ts';
import type { LedgerEntry } from './contracts/ledger-entry.ts';
import type { ReadQueueSettings } from './contracts/queue-settings.ts';
import type { FailureReason } from './contracts/reason.ts';
import type {
  AgentCallMessage,
  CallerMessage,
  DialMessage,
  HangUpMessage,
  LookUpMessage,
} from './contracts/work-message.ts';
import type { OutboundCheck } from './interruption/call-out.ts';
import type { Chain } from './interruption/chain.ts';
import type { DurationMs, EpochMs } from './time.ts';

export type Clock = () => EpochMs;

export interface Chains {
  /** What is stored, strongly consistent; a new chain when nothing is. */
  load(chainId: string): Promise<Chain>;
  /**
   * Writes the chain, its new ledger entries and the lists it is on together or not at all.
   * @throws `version-conflict` when the stored revision is not that of `before`
   */
  commit(before: Chain, after: Chain, entries: readonly LedgerEntry[]): Promise<void>;
  /** The pending effects of this revision were carried out. Silent when the chain has moved on. */
  settle(chain: Chain): Promise<void>;
}

/** The lists that chains are on, kept by whoever commits them; strongly consistent. */
export interface ChainLists {
  loadAll(chainIds: readonly string[]): Promise<Chain[]>;
  /** Interruptions of which the agent is the holder, until they end. */
  listOf(agentId: string): Promise<string[]>;
  /** Interruptions of this customer, until they end. */
  ofCaller(callerHash: string): Promise<string[]>;
}

export interface QueueSettingsSource {
  /** undefined: the queue has no item. At most 10 s old. */
  of(queueId: string): Promise<ReadQueueSettings | undefined>;
}

export interface AgentSockets {
  /** To every page of the agent. A page that is gone is forgotten; one that cannot be reached is logged. */
  push(agentId: string, frame: ServerFrame): Promise<void>;
}

export interface WorkQueues {
  /** Looks at the interruption again at (or shortly after) that time, at most 15 minutes from now. */
  deadline(interruptionId: string, at: EpochMs): Promise<void>;
  lookUp(message: LookUpMessage, delay: DurationMs): Promise<void>;
  caller(message: CallerMessage, delay: DurationMs): Promise<void>;
  agentCall(message: AgentCallMessage, delay: DurationMs): Promise<void>;
  dial(message: DialMessage, delay: DurationMs): Promise<void>;
  hangUp(message: HangUpMessage): Promise<void>;
}

/** A contact as Amazon Connect describes it. */
export interface DescribedContact {
  readonly contactId: string;
  readonly initiationMethod: string | undefined;
  readonly previousContactId: string | undefined;
  /** The STANDARD queue. */
  readonly queueId: string | undefined;
  readonly agentId: string | undefined;
  readonly initiatedAt: EpochMs | undefined;
  /** The customer answered (outbound calls). */
  readonly answeredAt: EpochMs | undefined;
  readonly connectedAt: EpochMs | undefined;
  readonly endedAt: EpochMs | undefined;
  readonly disconnectReason: string | undefined;
  /** E.164, or undefined when the caller withheld it. Never stored, never logged. */
  readonly customerNumber: string | undefined;
  readonly attributes: Readonly<Record<string, string>>;
  /** Contacts that this one was transferred to or consulted with. */
  readonly nextContactIds: readonly string[];
}

export interface ContactDirectory {
  /** undefined: Amazon Connect does not know the contact, or not yet. @throws AppError `throttled`, retry later */
  describe(contactId: string): Promise<DescribedContact | undefined>;
}

/** What was found out at an agent's sign-in about calling out. */
export interface OutboundChecks {
  /** undefined: never checked, or longer ago than 15 minutes. */
  of(agentId: string): Promise<OutboundCheck | undefined>;
  keep(agentId: string, check: OutboundCheck): Promise<void>;
}

/** Where agents may call out, as Amazon Connect is configured. `undefined`: it could not be asked, and that was logged. */
export interface OutboundDirectory {
  /** The queues of the agent's routing profile and its default outbound queue. */
  queuesOf(agentId: string): Promise<readonly string[] | undefined>;
  hasCallerId(queueId: string): Promise<boolean | undefined>;
}

/** When a queue is open, as Amazon Connect is configured. */
export interface OpeningHours {
  /** undefined: it could not be found out, and that was logged. */
  isOpen(queueId: string): Promise<boolean | undefined>;
}

/** A keyed hash of phone numbers: whoever reads it without the key can neither tell nor try out the number. */
export interface NumberHash {
  /** @param number E.164 */
  of(number: string): Promise<string>;
}

/** One line for all callbacks, at the rate at which Amazon Connect starts calls. */
export interface DialPace {
  /**
   * The next free turn, now taken. undefined: it would come after `latest`, and nothing was taken.
   * @param once who stands in line and asks again gets the same turn
   */
  takeTurn(once: string, now: EpochMs, latest: EpochMs): Promise<EpochMs | undefined>;
}

export interface Counter {
  readonly name: string;
  readonly most: number;
  /** The least time from one count to the next. */
  readonly spacing: DurationMs;
  /** May be forgotten then. */
  readonly until: EpochMs;
}

/** `full` and `too-soon` name the first counter that refused; then none of them has counted. */
export type Counted =
  | { readonly type: 'counted' }
  | { readonly type: 'full' | 'too-soon'; readonly name: string };

export interface Counters {
  /** Adds one to all of them or to none. @param once the same text never counts twice */
  count(once: string, counters: readonly Counter[], now: EpochMs): Promise<Counted>;
}

export interface CallRequest {
  /** E.164. */
  readonly destination: string;
  /** The queue whose caller ID is shown. */
  readonly outboundQueueId: string;
  readonly relatedContactId: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly ringSeconds: number;
  readonly token: string;
}

/** Only `placed` made a call; `refused` and `postponed` certainly made none. Anything else is an exception: nobody knows. */
export type CallResult =
  | { readonly type: 'placed'; readonly contactId: string }
  | { readonly type: 'refused'; readonly reason: FailureReason }
  | { readonly type: 'postponed' };

export interface CallStarter {
  start(request: CallRequest): Promise<CallResult>;
}

export interface CallEnder {
  /** Silent when there is nothing to end any more. @throws AppError `throttled` */
  end(contactId: string): Promise<void>;
}

/** Whether an agent would get a call that waits for them, once their after-contact work is over. */
export interface AgentPresence {
  /** `away`: they are on another contact, or their status or the next one they chose takes no calls. */
  of(agentId: string, waitingContactId: string): Promise<'ready' | 'away' | 'unknown'>;
}

export interface AfterContactWork {
  /** Clears the contact from the agent's desk. `false`: there was nothing to clear. */
  clear(agentId: string, contactId: string): Promise<boolean>;
}

/** `refused`: asking again would not help; `code` is the name of Amazon Connect's error. */
export type SaveResult = { readonly type: 'saved' } | { readonly type: 'refused'; readonly code: string };

/** What the flows of a conversation knew. */
export interface OriginalAttributes {
  /** @param contactId the conversation's first contact */
  of(contactId: string): Promise<Readonly<Record<string, string>>>;
}

export interface ContactAttributes {
  /**
   * Keeps the answers as attributes that all contacts of the conversation share. May be repeated.
   * @param contactId the conversation's first contact
   * @throws AppError `throttled`, or what the wire did: nobody knows whether they were kept
   */
  save(contactId: string, answers: Answers): Promise<SaveResult>;
}

/** Told of each ledger entry once it is written, with the chain as it was written, for logs and metrics. */
export type Observer = (entry: LedgerEntry, chain: Chain) => void;

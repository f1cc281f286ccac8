/** What can go wrong at which point of a history, and what goes right where nothing does. */

/** A contact event on its way: milliseconds late, per copy; no copy: it is lost. */
export interface EventFate {
  readonly copies: readonly number[];
}
/** A message of a work queue is handed to a function: milliseconds late, per copy. */
export interface DeliveryFate {
  readonly copies: readonly number[];
}
/** A side effect of a function. */
export interface OperationFate {
  readonly before: 'goes' | 'dies' | 'throttled';
  readonly after: 'hears' | 'dies' | 'hears nothing' | 'meets its own write';
  /** Milliseconds more than usual. */
  readonly slow: number;
}
/** Amazon Connect is asked for a call. */
export interface CallFate {
  readonly outcome: 'placed' | 'answer lost' | 'never arrived' | 'postponed' | 'refused';
}
/** Amazon Connect is asked about a contact. */
export interface DescriptionFate {
  /** How old the answer is, in milliseconds. */
  readonly lag: number;
  readonly says: 'all' | 'nothing' | 'no reason' | 'throttled';
}
/** A frame on its way to a page. */
export interface PushFate {
  readonly reaches: 'the page' | 'nobody' | 'a closed socket' | 'a throttle';
}
/** A function is invoked. */
export interface RunFate {
  /** How far its clock is ahead, in milliseconds. */
  readonly skew: number;
  readonly startsLate: number;
}
/** A chain was written. */
export interface ItemFate {
  /** Code of another version rewrites it: newer code adds to it, older code leaves out what it does not know. */
  readonly isNewer: boolean;
  readonly isOlder: boolean;
}
/** The log is told of a ledger entry. */
export interface LogFate {
  readonly fails: boolean;
}

/** Amazon Connect is asked whether a queue is open; undefined: it does not answer. */
export interface HoursFate {
  readonly isOpen: boolean | undefined;
}
/** Amazon Connect is asked on which queues an agent may call out; undefined: it does not answer. */
export interface OutboundFate {
  readonly queues: readonly string[] | undefined;
}

/** Amazon Connect is asked whether an agent would take a waiting call. */
export interface PresenceFate {
  readonly says: 'the truth' | 'away' | 'unknown';
}

export interface Fates {
  readonly event: EventFate;
  readonly delivery: DeliveryFate;
  readonly operation: OperationFate;
  readonly call: CallFate;
  readonly description: DescriptionFate;
  readonly push: PushFate;
  readonly run: RunFate;
  readonly item: ItemFate;
  readonly log: LogFate;
  readonly hours: HoursFate;
  readonly outbound: OutboundFate;
  readonly presence: PresenceFate;
}
export type Point = keyof Fates;

/** Nothing goes wrong. */
export const fair: Fates = {
  event: { copies: [0] },
  delivery: { copies: [0] },
  operation: { before: 'goes', after: 'hears', slow: 0 },
  call: { outcome: 'placed' },
  description: { lag: 0, says: 'all' },
  push: { reaches: 'the page' },
  run: { skew: 0, startsLate: 0 },
  item: { isNewer: false, isOlder: false },
  log: { fails: false },
  hours: { isOpen: true },
  outbound: { queues: ['queue-0', 'queue-1'] },
  presence: { says: 'the truth' },
};

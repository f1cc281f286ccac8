/** The names of what is measured: the functions count under them, alarms and the dashboard read them, docs/metrics.md explains them. */
import type { LedgerEntryType } from './ledger-entry.ts';

type Pascal<Text extends string> = Text extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${Pascal<Rest>}`
  : Capitalize<Text>;

/** Every ledger entry is counted, under its type. */
export type LedgerMetric = Pascal<LedgerEntryType>;

/** `customer-returned` is counted as `CustomerReturned`. */
export const metricOf = <Code extends string>(code: Code): Pascal<Code> =>
  code
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('') as Pascal<Code>;

/** What is counted beside the ledger. */
export const countMetrics = [
  'Dropped',
  'DuplicateEvent',
  'StaleEvent',
  'IgnoredEvent',
  'BrokenEvent',
  'MessageComesAgain',
  'MessageGivenUp',
  'Throttled',
  'BrokenQueueSettings',
  'NoPage',
  'GonePage',
  'UnreachablePage',
  'BadFrame',
  'FrameFailed',
  'FrameAfterSignIn',
  'NotOwner',
  'TooManyFrames',
  'TicketPostponed',
  'RequestRefused',
  'TicketRefused',
  'SocketRefused',
  'HolderNotFreed',
  'CallerNotLookedUp',
  'OutboundUnknown',
  'HoursUnknown',
  'PresenceUnknown',
  'CanaryHeard',
  'CanarySilent',
] as const;

/** In milliseconds. */
export const timeMetrics = ['EventDelay', 'TimeToShown', 'TimeToCall', 'CanaryTime'] as const;

export type CountMetric = LedgerMetric | (typeof countMetrics)[number];
export type TimeMetric = (typeof timeMetrics)[number];
export type MetricName = CountMetric | TimeMetric;

/** Entries that are also counted by kind, and where their detail says of which: a code, so that there are few. */
export const kindsOf = { 'not-offered': 'reason', chosen: 'choice', failed: 'reason' } as const;

/** Where metrics are kept, and what tells them apart: `service` is the name of the stack. */
export const metricNamespace = 'Rejoin';
export const metricDimension = { service: 'service', kind: 'kind' } as const;

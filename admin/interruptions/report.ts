/** An interruption and its ledger for the reader: a person, or with --json a program. Without the number, even masked. */
import type { LedgerEntry } from '../../core/contracts/ledger-entry.ts';
import { type Interruption, isOpen } from '../../core/interruption/interruption.ts';
import { viewFor } from '../../core/interruption/view.ts';
import { epochMsOf, isoOf } from '../../core/time.ts';
import { columns } from '../columns.ts';

export interface InterruptionReport {
  readonly interruptionId: string;
  readonly state: Interruption['state'];
  /** A code of docs/protocol.md; null while Amazon Connect is being asked. */
  readonly reason: string | null;
  readonly agentId: string | null;
  readonly queueId: string | null;
  readonly contactId: string | null;
  readonly protocol: string | null;
  readonly droppedAt: string | null;
  /** Callbacks attempted so far. */
  readonly attempts: number;
  readonly callbackContactId: string | null;
}

export const reportOf = (interruption: Interruption): InterruptionReport => {
  const { id: interruptionId, state } = interruption;
  if (!isOpen(interruption))
    return {
      interruptionId,
      state,
      reason: 'reason' in interruption ? interruption.reason : null,
      agentId: null,
      queueId: null,
      contactId: interruption.contactId,
      protocol: null,
      droppedAt: null,
      attempts: 0,
      callbackContactId: null,
    };
  const { holder, queueId, droppedAt, attempts, protocol } = interruption.case;
  const view = viewFor(interruption, holder.agentId, epochMsOf(0));
  return {
    interruptionId,
    state,
    reason: view?.reason ?? null,
    agentId: holder.agentId,
    queueId,
    contactId: holder.contactId,
    protocol,
    droppedAt: isoOf(droppedAt),
    attempts,
    callbackContactId: view?.callbackContactId ?? null,
  };
};

const nothing = '-';
const text = (value: string | number | null): string => (value === null ? nothing : String(value));

const headings = ['INTERRUPTION', 'STATE', 'REASON', 'DROPPED', 'ATTEMPTS', 'AGENT', 'QUEUE'];

const rowOf = (report: InterruptionReport): string[] => [
  report.interruptionId,
  report.state,
  text(report.reason),
  text(report.droppedAt),
  text(report.attempts),
  text(report.agentId),
  text(report.queueId),
];

export const listText = (reports: readonly InterruptionReport[]): string =>
  reports.length === 0 ? 'There is none.' : columns([headings, ...reports.map(rowOf)]);

export const showText = ({ interruptionId, state, ...rest }: InterruptionReport): string =>
  [
    `${interruptionId} is ${state}`,
    columns(Object.entries(rest).map(([name, value]) => [`  ${name}`, text(value)])),
  ].join('\n');

/** By name: DynamoDB keeps no order. */
const detailText = (detail: LedgerEntry['detail']): string =>
  Object.entries(detail)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');

export const ledgerText = (interruptionId: string, entries: readonly LedgerEntry[]): string =>
  entries.length === 0
    ? `${interruptionId} has no ledger: nothing broke off, or it is another installation's.`
    : columns([
        ['AT', 'WHAT', 'BY', 'ATTEMPT', 'DETAIL'],
        ...entries.map(({ at, type, by, attempt, detail }) => [
          at,
          type,
          by,
          String(attempt),
          detailText(detail),
        ]),
      ]);

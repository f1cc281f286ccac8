/** What the demo found, as one object and as a timeline for people. */
import type { LedgerEntry } from '../../core/contracts/ledger-entry.ts';
import type { Moment, Played } from './play.ts';
import type { SystemRecord } from './record.ts';

type Attributes = Readonly<Record<string, string>>;

export interface Report {
  readonly offers: number;
  readonly calls: number;
  readonly resumed: boolean;
  readonly protocol: { readonly before: string; readonly after: string | null };
  readonly attributes: { readonly before: Attributes; readonly after: Attributes };
  readonly callbackContactId: string | null;
  readonly agentId: string | null;
  readonly lambdaInvocations: number;
  readonly ledger: readonly Pick<LedgerEntry, 'at' | 'type' | 'by' | 'attempt' | 'detail'>[];
  /** The agent's last view; null when there was none. */
  readonly state: string | null;
  readonly reason: string | null;
}

/** An agent's own call carries no attributes of ours: the card is what tells the protocol. */
const protocolShown = ({ lastView, callbackContactId }: Played): string | null =>
  lastView?.state === 'resumed' && lastView.callbackContactId === callbackContactId
    ? lastView.protocol
    : null;

/** @param calls how many calls to the customer were asked for, by us or from the softphone */
export const reportOn = async (played: Played, record: SystemRecord, calls: number): Promise<Report> => {
  const { contactId, callbackContactId, returnContactId, lastView, lambdaInvocations } = played;
  const backWith = callbackContactId ?? returnContactId;
  const entries = await record.ledgerOf(contactId);
  const before = await record.attributesOf(contactId);
  const after = backWith === null ? {} : await record.attributesOf(backWith);
  const resumed = entries.find(({ type }) => type === 'resumed');
  return {
    offers: entries.filter(({ type }) => type === 'offered').length,
    calls,
    resumed: resumed !== undefined,
    protocol: {
      before: lastView?.protocol ?? contactId,
      after: after.rejoinProtocol ?? protocolShown(played),
    },
    attributes: { before, after },
    callbackContactId,
    agentId: resumed ? String(resumed.detail.agentId) : null,
    lambdaInvocations,
    ledger: entries.map(({ at, type, by, attempt, detail }) => ({ at, type, by, attempt, detail })),
    state: lastView?.state ?? null,
    reason: lastView?.reason ?? null,
  };
};

const details = (detail: LedgerEntry['detail']): string =>
  Object.entries(detail)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');

const attributeLines = (attributes: Attributes): string[] =>
  Object.entries(attributes).map(([name, value]) => `    ${name} = ${value}`);

const since = (at: number, droppedAt: number): string => {
  const seconds = (at - droppedAt) / 1_000;
  return `${seconds < 0 ? '-' : '+'}${Math.abs(seconds).toFixed(3).padStart(7)} s`;
};

/** Lines for people; times count from the end of the call. */
export const timeline = (report: Report, { moments, droppedAt, contactId }: Played): string[] => {
  const ledger: Moment[] = report.ledger.map(({ at, type, by, detail }) => ({
    at: Date.parse(at),
    what: `    ledger: ${type} by ${by} ${details(detail)}`.trimEnd(),
  }));
  const all = [...moments, ...ledger].sort((one, other) => one.at - other.at);
  return [
    'Time since the end of the call',
    ...all.map(({ at, what }) => `  ${since(at, droppedAt)}  ${what}`),
    '',
    `Contact     ${contactId}`,
    `Callback    ${report.callbackContactId ?? '-'}`,
    `Protocol    ${report.protocol.before} before, ${report.protocol.after ?? '-'} after`,
    'Attributes before',
    ...attributeLines(report.attributes.before),
    'Attributes after',
    ...attributeLines(report.attributes.after),
    `Offers ${report.offers}, calls ${report.calls}, Lambda invocations ${report.lambdaInvocations}`,
  ];
};

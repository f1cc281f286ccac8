/** A queue's settings for the reader: a person, or with --json a program. */
import type { QueueSettings } from '../../core/contracts/queue-settings.ts';
import { columns } from '../columns.ts';
import type { QueueItem } from './queue-item.ts';

export interface QueueReport {
  readonly queueId: string;
  readonly state: 'on' | 'off' | 'broken';
  /** With their defaults; null while broken, or without an item. */
  readonly settings: QueueSettings | null;
  readonly problems: readonly string[];
}

export const reportOf = (queueId: string, item: QueueItem | undefined): QueueReport => {
  if (!item) return { queueId, state: 'off', settings: null, problems: [] };
  if (item.read.type === 'broken')
    return { queueId, state: 'broken', settings: null, problems: item.read.problems };
  const { settings } = item.read;
  return { queueId, state: settings.callbackEnabled ? 'on' : 'off', settings, problems: [] };
};

const nothing = '-';
const text = (value: unknown): string => {
  if (value === undefined || value === null || value === '') return nothing;
  if (Array.isArray(value) || value instanceof Set) return [...value].map(text).join(', ') || nothing;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

const popUp = ({ present, popupSeconds }: QueueSettings): string => {
  if (present === 'button') return 'button only';
  return popupSeconds === 0 ? 'until answered' : `${popupSeconds} s`;
};

const headings = ['QUEUE', 'STATE', 'NAME', 'OUTBOUND QUEUE', 'POP-UP', 'MIN. TALK', 'ATTEMPTS', 'PROBLEM'];

const rowOf = ({ queueId, state, settings, problems }: QueueReport): string[] => {
  const main = settings
    ? [
        text(settings.queueName),
        text(settings.outboundQueueId),
        popUp(settings),
        `${settings.minTalkSeconds} s`,
        text(settings.maxAttempts),
      ]
    : Array.from({ length: 5 }, () => nothing);
  return [queueId, state, ...main, problems.join('; ')];
};

export const listText = (reports: readonly QueueReport[]): string =>
  reports.length === 0
    ? 'No queue has settings, so no call is offered. Switch a queue on with `queues enable <queueId>`.'
    : columns([headings, ...reports.map(rowOf)]);

const optional = ['outboundQueueId', 'queueName', 'protocolAttribute'] as const;

/** @param item says which values were set and which are defaults */
export const showText = (report: QueueReport, item: QueueItem | undefined): string => {
  const { queueId, state, settings, problems } = report;
  if (!item) return `${queueId} is off: it has no settings.`;
  const values = settings
    ? { ...Object.fromEntries(optional.map((name) => [name, undefined])), ...settings }
    : item.values;
  const rows = Object.entries(values)
    .filter(([name]) => name !== 'queueId')
    .map(([name, value]) => [`  ${name}`, text(value), name in item.values ? '' : '(default)']);
  return [
    `${queueId} is ${state}`,
    ...problems.map((problem) => `  problem: ${problem}`),
    columns(rows),
  ].join('\n');
};

/** What a run came to, for people and as one object. */
import { allFaults } from './faults/all-faults.ts';
import type { Options } from './options.ts';
import type { ShortCase } from './shortest.ts';
import { type Cell, tableLines, tableOf } from './table.ts';
import type { Tally } from './tally.ts';

export interface Report {
  readonly histories: number;
  readonly seed: number;
  readonly seconds: number;
  readonly steps: number;
  readonly commits: number;
  readonly calls: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly table: readonly Cell[];
  readonly violations: number;
  readonly cases: readonly ShortCase[];
}

interface Run {
  readonly options: Pick<Options, 'histories' | 'seed'>;
  readonly tally: Tally;
  readonly seconds: number;
  readonly cases: readonly ShortCase[];
}

const timesOf = (met: ReadonlyMap<string, number>, fault: string): number =>
  [...met].reduce((sum, [place, times]) => sum + (place.startsWith(`${fault}|`) ? times : 0), 0);

export const reportOf = ({ options, tally, seconds, cases }: Run): Report => ({
  histories: tally.histories,
  seed: options.seed,
  seconds: Math.round(seconds * 10) / 10,
  steps: tally.steps,
  commits: tally.commits,
  calls: tally.calls,
  faults: Object.fromEntries(allFaults.map(({ name }) => [name, timesOf(tally.met, name)])),
  table: tableOf(tally.met),
  violations: tally.violations,
  cases,
});

const faultLines = ({ faults }: Report): string[] =>
  Object.entries(faults).map(([name, times]) => `  ${String(times).padStart(9)}  ${name}`);

const caseLines = ({ seed, index, invariant, detail, history }: ShortCase): string[] => [
  `VIOLATED: ${invariant}`,
  `  ${detail}`,
  `  first in history ${index}: npm run sim -- --replay ${seed}:${index}`,
  `  the shortest that shows it: npm run sim -- --replay '${JSON.stringify(history)}'`,
];

export const reportText = (report: Report): string =>
  [
    'faults',
    ...faultLines(report),
    ...tableLines(report.table),
    ...report.cases.flatMap(caseLines),
    `${report.histories} histories from seed ${report.seed}: ${report.steps} steps, ${report.commits} writes, ${report.calls} calls, ${report.seconds} s`,
    `${report.violations} violations`,
  ].join('\n');

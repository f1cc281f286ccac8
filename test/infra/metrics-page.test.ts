import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ledgerEntryTypes } from '../../core/contracts/ledger-entry.ts';
import { countMetrics, kindsOf, metricOf, timeMetrics } from '../../core/contracts/metric.ts';
import { securityEvents } from '../../lambdas/runtime/telemetry.ts';
import { codesIn, firstCells, type Row, tablesUnder } from '../unit/admin/document.ts';
import { alarmsIn, chapterOf, measured } from './alarms.ts';
import { synthesized } from './synthesized.ts';

const [counts = []] = tablesUnder('metrics.md', 'Counts');
const [times = []] = tablesUnder('metrics.md', 'Times');
const rows: readonly Row[] = [...counts, ...times];

const source = globSync('lambdas/**/*.ts')
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');
const ofLedger = new Map(ledgerEntryTypes.map((type) => [String(metricOf(type)), type]));
const ofRefusal = new Map(securityEvents.map((event) => [String(metricOf(event)), event]));
const alarms = alarmsIn(synthesized());

const alarmsOf = (metric: string): string[] => [
  ...new Set(
    alarms
      .filter((alarm) =>
        measured(alarm).some((each) => each.Namespace === 'Rejoin' && each.MetricName === metric),
      )
      .map(chapterOf),
  ),
];

/** From the opening words to the end of the statement. */
const callsOf = (opening: string): string[] =>
  source
    .split(opening)
    .slice(1)
    .map((rest) => rest.slice(0, rest.indexOf(';')));

const kindGiven = /, '\w+'\)$/;

const isKinded = (metric: string): boolean => {
  const type = ofLedger.get(metric);
  if (type !== undefined) return type in kindsOf;
  const refusal = ofRefusal.get(metric);
  if (refusal === undefined) return new RegExp(`count\\('${metric}', `).test(source);
  return callsOf(`onRefused('${refusal}'`).some((call) => kindGiven.test(call));
};

describe('docs/metrics.md says what the functions measure', () => {
  it('it lists every metric and no other', () => {
    expect(firstCells(counts)).toEqual([...ofLedger.keys(), ...countMetrics]);
    expect(firstCells(times)).toEqual([...timeMetrics]);
  });

  it.each(rows)(
    '$metric has the unit and the dimensions that it says',
    ({ metric = '', unit, dimensions = '' }) => {
      expect(unit).toBe(timeMetrics.some((name) => name === metric) ? 'Milliseconds' : 'Count');
      expect(codesIn(dimensions)).toEqual(isKinded(metric) ? ['service', 'kind'] : ['service']);
    },
  );

  it.each([...countMetrics])('%s is counted somewhere', (metric) => {
    const refusal = ofRefusal.get(metric);
    if (refusal === undefined)
      expect(source).toMatch(new RegExp(`count\\((isFinal \\? )?'${metric}'|: '${metric}'\\)`));
    else expect(callsOf(`onRefused('${refusal}'`)).not.toEqual([]);
  });

  it.each([...timeMetrics])('%s is taken somewhere', (metric) => {
    expect(source).toContain(`timed('${metric}'`);
  });

  it.each(rows)('$metric raises the alarms that it says, and no others', ({ metric = '', alarm = '' }) => {
    expect(codesIn(alarm).sort()).toEqual(alarmsOf(metric).sort());
  });
});

describe('docs/slo.md', () => {
  const [promises = []] = tablesUnder('slo.md', 'What is promised, and how it is measured');
  const named = promises.flatMap(({ good = '', 'of all': all = '' }) => codesIn(`${good} ${all}`));

  it('measures with metrics that exist', () => {
    const names = named.filter((code) => /^[A-Z]\w+$/.test(code));
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) expect(firstCells(rows)).toContain(name);
  });

  it('names alarms that exist', () => {
    const known = new Set(alarms.map(chapterOf));
    for (const { alarm = '' } of promises) for (const name of codesIn(alarm)) expect(known).toContain(name);
  });
});

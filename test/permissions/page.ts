/** The table of docs/permissions.md: function, permission, reason. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Granted } from './granted.ts';

const file = join(import.meta.dirname, '../../docs/permissions.md');
const [begin, end] = ['<!-- table -->', '<!-- end of table -->'];

interface Row {
  readonly handler: string;
  readonly actions: readonly string[];
  readonly on: string;
  readonly why: string;
}

const rowsOf = (granted: readonly Granted[]): readonly Row[] => {
  const rows = new Map<string, Row>();
  for (const { handler, action, on, why } of granted) {
    const key = JSON.stringify([handler, on, why]);
    const actions = new Set([...(rows.get(key)?.actions ?? []), action]);
    rows.set(key, { handler, actions: [...actions], on, why });
  }
  return [...rows.values()];
};

const tableOf = (rows: readonly Row[]): readonly string[] => [
  '| may | on | because |',
  '| --- | --- | --- |',
  ...rows.map(
    ({ actions, on, why }) => `| ${actions.map((one) => `\`${one}\``).join(' ')} | ${on} | ${why} |`,
  ),
];

export const tables = (granted: readonly Granted[]): string =>
  [...new Set(granted.map(({ handler }) => handler))]
    .flatMap((handler) => {
      const rows = rowsOf(granted.filter((one) => one.handler === handler));
      return [`### ${handler}`, '', ...tableOf(rows), ''];
    })
    .join('\n');

/** @returns the page as it should be */
export const pageWith = (granted: readonly Granted[], page: string): string => {
  const [before, after] = [page.indexOf(begin), page.indexOf(end)];
  if (before < 0 || after < before)
    throw new Error(`docs/permissions.md has lost its marks ${begin} and ${end}; put them around the tables`);
  return `${page.slice(0, before)}${begin}\n\n${tables(granted)}\n${page.slice(after)}`;
};

export const readPage = (): string => readFileSync(file, 'utf8');
export const writePage = (text: string): void => writeFileSync(file, text);

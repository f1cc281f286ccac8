/** Which fault met an interruption in which state, how often; and why some never meet. */
import { allFaults } from './faults/all-faults.ts';
import { type Column, columns } from './table-columns.ts';
import { reasonFor } from './table-reasons.ts';

export interface Cell {
  readonly fault: string;
  readonly state: Column;
  readonly times: number;
  /** Why these two never meet, or only in passing; undefined where they may. */
  readonly seldom: string | undefined;
}

export const tableOf = (met: ReadonlyMap<string, number>): readonly Cell[] => {
  const others = [...met.keys()].map((place) => place.slice(0, place.indexOf('|')));
  const faults = new Set([...allFaults.map(({ name }) => name as string), ...others.sort()]);
  return [...faults].flatMap((fault) =>
    columns.map((state) => ({
      fault,
      state,
      times: met.get(`${fault}|${state}`) ?? 0,
      seldom: reasonFor(fault, state),
    })),
  );
};

/** Cells in which nothing happened, and nobody can say why. */
export const unexplained = (cells: readonly Cell[]): readonly Cell[] =>
  cells.filter(({ times, seldom }) => times === 0 && seldom === undefined);

const inCell = ({ times, seldom }: Cell): string => {
  if (times > 0) return String(times);
  return seldom === undefined ? '0' : '-';
};

const widest = 32;

const rowsOf = (cells: readonly Cell[]): ReadonlyMap<string, readonly Cell[]> => {
  const rows = new Map<string, Cell[]>();
  for (const cell of cells) rows.set(cell.fault, [...(rows.get(cell.fault) ?? []), cell]);
  return rows;
};

export const tableLines = (cells: readonly Cell[]): readonly string[] => {
  const line = (name: string, texts: readonly string[]): string =>
    `${name.padEnd(widest)}${texts.map((text) => text.padStart(12)).join('')}`;
  const reasons = [...new Set(cells.flatMap(({ seldom }) => seldom ?? []))];
  const odd = unexplained(cells).map(({ fault, state }) => `  ${fault} / ${state}`);
  return [
    line('fault met in state', columns),
    ...[...rowsOf(cells)].map(([fault, row]) => line(fault, row.map(inCell))),
    '- never, because',
    ...reasons.map((reason) => `  ${reason}`),
    odd.length === 0 ? 'no cell is unexplained' : 'unexplained cells',
    ...odd,
  ];
};

/** The tables of a page in docs/, by the heading they stand under. */
import { readFileSync } from 'node:fs';

export type Row = Readonly<Record<string, string>>;

const cellsOf = (line: string): string[] =>
  line
    .replace(/^\s*\||\|\s*$/g, '')
    .split('|')
    .map((cell) => cell.trim());

const withoutQuotes = (text: string): string => text.replace(/^`(.*)`$/, '$1');

/** @returns one list of rows per table under the heading; the first cell of a row without its backquotes */
export const tablesUnder = (page: string, heading: string): readonly (readonly Row[])[] => {
  const text = readFileSync(`docs/${page}`, 'utf8');
  const section = text.split(/^#+ /m).find((part) => part.startsWith(`${heading}\n`));
  if (section === undefined) throw new Error(`docs/${page} has no heading "${heading}"`);
  const blocks = section.match(/(^[ \t]*\|.*\n)+/gm) ?? [];
  return blocks.map((block) => {
    const [names = '', , ...lines] = block.trimEnd().split('\n');
    const columns = cellsOf(names);
    return lines.map((line) => {
      const [first = '', ...others] = cellsOf(line);
      const cells = [withoutQuotes(first), ...others];
      return Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? '']));
    });
  });
};

/** What stands in backquotes. */
export const codesIn = (cell: string): string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

export const firstCells = (rows: readonly Row[]): string[] => rows.map((row) => Object.values(row)[0] ?? '');

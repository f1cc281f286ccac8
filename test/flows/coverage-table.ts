/** How much of each flow was walked, as a table for people. */
import type { WalkedFlow } from './walked-flow.ts';

const share = (all: readonly string[], taken: ReadonlySet<string>, kind: RegExp): string => {
  const those = all.filter((branch) => kind.test(branch));
  return `${those.filter((branch) => taken.has(branch)).length} of ${those.length}`;
};

const rowOf = ({ file, document, coverage: { all, taken, missing } }: WalkedFlow): string[] => {
  const walked = new Set(taken);
  return [
    file,
    String(document.actions.size),
    share(all, walked, /: (next|end)$/),
    share(all, walked, /: error /),
    share(all, walked, /: condition /),
    `${((100 * (all.length - missing.length)) / all.length).toFixed(1)} %`,
  ];
};

export const coverageTable = (flows: readonly WalkedFlow[]): string => {
  const rows = [['flow', 'actions', 'next, end', 'errors', 'conditions', 'walked'], ...flows.map(rowOf)];
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, column) => Math.max(widest[column] ?? 0, cell.length)),
    [],
  );
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
};

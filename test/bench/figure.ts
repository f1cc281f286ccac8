/** One figure of a report, and what it may be at most. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly budget: number;
  /** `count`: the same on every machine. `ratio`: of this run on this machine, and never a reason to fail. */
  readonly kind: 'count' | 'ratio';
}

const rounded = (value: number): string => String(Math.round(value * 100) / 100);

export const isKept = ({ value, budget }: Figure): boolean => value <= budget;

export const tableOf = (figures: readonly Figure[]): string => {
  const rows = figures.map((figure) => [
    figure.what,
    `${rounded(figure.value)} ${figure.unit}`.trim(),
    `at most ${rounded(figure.budget)}`,
    isKept(figure) ? '' : 'OVER',
  ]);
  const widths = [0, 1, 2].map((at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

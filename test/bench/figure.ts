/** One figure of a report, and what it may be at most. */
import { columns } from '../../admin/columns.ts';

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

export const tableOf = (figures: readonly Figure[]): string =>
  columns(
    figures.map((figure) => [
      figure.what,
      `${rounded(figure.value)} ${figure.unit}`.trim(),
      `at most ${rounded(figure.budget)}`,
      isKept(figure) ? '' : 'OVER',
    ]),
  );

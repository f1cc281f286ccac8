/** Everything that a function writes: its log lines and, among them, its metrics (embedded metric format). */
import { vi } from 'vitest';

export interface CapturedOutput {
  readonly lines: readonly string[];
  /** What was counted, by name. */
  counts(): Readonly<Record<string, number>>;
  /** The messages of the log lines. */
  messages(): readonly string[];
  forget(): void;
}

interface MetricLine {
  readonly _aws?: {
    readonly CloudWatchMetrics: readonly { readonly Metrics: readonly { readonly Name: string }[] }[];
  };
  readonly [name: string]: unknown;
}

const objectIn = (line: string): MetricLine => {
  try {
    return JSON.parse(line) as MetricLine;
  } catch {
    return {};
  }
};

const sumOf = (value: unknown): number => [value].flat().reduce<number>((sum, one) => sum + Number(one), 0);

const countsIn = (line: string): [string, number][] => {
  const read = objectIn(line);
  const names = read._aws?.CloudWatchMetrics.flatMap(({ Metrics }) => Metrics.map(({ Name }) => Name)) ?? [];
  return names.map((name) => [name, sumOf(read[name])]);
};

export const captureOutput = (): CapturedOutput => {
  const lines: string[] = [];
  const keep = (chunk: unknown): boolean => {
    lines.push(
      ...String(chunk)
        .split('\n')
        .filter((line) => line !== ''),
    );
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(keep);
  vi.spyOn(process.stderr, 'write').mockImplementation(keep);
  return {
    lines,
    counts: () => {
      const totals: Record<string, number> = {};
      for (const [name, count] of lines.flatMap(countsIn)) totals[name] = (totals[name] ?? 0) + count;
      return totals;
    },
    messages: () => lines.flatMap((line) => objectIn(line).message ?? []).map(String),
    forget: () => {
      lines.length = 0;
    },
  };
};

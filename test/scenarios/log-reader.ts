/** What the functions write, as somebody reads it who watches for attacks. */
import { awaited } from '../../local/demo/awaited.ts';

export interface Line {
  readonly functionName: string;
  readonly text: string;
}

export interface LogReader {
  /** For `startLaptop`. */
  readonly onLog: (functionName: string, line: string) => void;
  readonly lines: readonly Line[];
  /** Resolves with the first such line, written already or still to come. */
  until(what: string, accept: (line: Line) => boolean, withinMs?: number): Promise<void>;
  /** The lines about refusals, by the value of their key. */
  refusals(since?: number): readonly string[];
  /** Resolves once so many refusals have been written since; lines come a moment after the function's answer. */
  untilRefusals(count: number, since: number): Promise<readonly string[]>;
}

const securityIn = (text: string): string[] => {
  const [, value] = /"security":"([^"]*)"/.exec(text) ?? [];
  return value === undefined ? [] : [value];
};

export const logReader = (): LogReader => {
  const lines: Line[] = [];
  const listeners = new Set<() => void>();
  const refusals = (since = 0): readonly string[] =>
    lines.slice(since).flatMap(({ text }) => securityIn(text));
  const untilSo = <Found>(what: string, withinMs: number, look: () => Found | undefined): Promise<Found> =>
    awaited<void, Found>(
      {
        what,
        withinMs,
        watch: (seen) => {
          listeners.add(seen);
          return () => void listeners.delete(seen);
        },
        past: () => [undefined],
      },
      look,
    );
  return {
    onLog: (functionName, text) => {
      lines.push({ functionName, text });
      for (const listener of listeners) listener();
    },
    lines,
    refusals,
    until: async (what, accept, withinMs = 40_000) => {
      await untilSo(what, withinMs, () => lines.find(accept));
    },
    untilRefusals: (count, since) =>
      untilSo(`${count} refusals in the log`, 10_000, () => {
        const seen = refusals(since);
        return seen.length >= count ? seen : undefined;
      }),
  };
};

import type { MissingReason, Outcome } from '../../../admin/replay/outcome.ts';
import { type ReplayOptions, replay } from '../../../admin/replay/replay.ts';
import { readSettingsFile } from '../../../admin/replay/settings-file.ts';

export interface Replayed {
  readonly outcomes: readonly Outcome[];
  /** `<line number>: <problem>` */
  readonly unreadable: readonly string[];
}

export const replayLines = async (
  lines: readonly string[],
  settings: unknown = {},
  missingReason: MissingReason = 'unknown',
): Promise<Replayed> => {
  const unreadable: string[] = [];
  const outcomes: Outcome[] = [];
  const options: ReplayOptions = {
    settings: readSettingsFile(settings),
    missingReason,
    onUnreadable: (lineNumber, problem) => unreadable.push(`${lineNumber}: ${problem}`),
  };
  for await (const outcome of replay(lines, options)) outcomes.push(outcome);
  return { outcomes, unreadable };
};

/** The outcomes for events that are all readable. */
export const replayed = async (
  events: readonly object[],
  settings?: unknown,
  missingReason?: MissingReason,
): Promise<readonly Outcome[]> => {
  const lines = events.map((event) => JSON.stringify(event));
  const { outcomes, unreadable } = await replayLines(lines, settings, missingReason);
  if (unreadable.length > 0) throw new Error(unreadable.join('\n'));
  return outcomes;
};

export const reasonsOf = (outcomes: readonly Outcome[]): string[] =>
  outcomes.map(({ chain, verdict, reason }) => `${chain} ${verdict} ${reason}`);

/** Recorded contact events in, outcomes out: the deployed system's rules, parser and core, without AWS. */
import { lineageOf } from './lineage.ts';
import { type MissingReason, type Outcome, outcomeOf } from './outcome.ts';
import { readRecordedEvent } from './recorded-event.ts';
import { type Recording, record } from './recording.ts';
import type { RecordedSettings } from './settings-file.ts';

export interface ReplayOptions {
  readonly settings: RecordedSettings;
  readonly missingReason: MissingReason;
  /** Told of each line that is no contact event; the rest goes on. */
  readonly onUnreadable: (lineNumber: number, problem: string) => void;
}

/** One outcome per chain, sorted by chain id (by code units, whatever the locale). */
export const replay = async function* (
  lines: AsyncIterable<string> | Iterable<string>,
  { settings, missingReason, onUnreadable }: ReplayOptions,
): AsyncGenerator<Outcome> {
  const recording: Recording = new Map();
  let lineNumber = 0;
  for await (const line of lines) {
    lineNumber += 1;
    if (line.trim() === '') continue;
    const read = readRecordedEvent(line);
    if (read.type === 'unreadable') onUnreadable(lineNumber, read.problem);
    else record(recording, read);
  }
  const circumstances = { settings, missingReason, lineage: lineageOf(recording) };
  for (const chainId of [...recording.keys()].sort()) {
    const chain = recording.get(chainId);
    if (chain) yield outcomeOf(chain, circumstances);
  }
};

/** `npm run replay`: what yesterday's contact events would have offered. */
import { createReadStream, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command, Option } from 'commander';
import { linesOf } from './replay/lines.ts';
import type { MissingReason, Outcome } from './replay/outcome.ts';
import { type ReplayOptions, replay } from './replay/replay.ts';
import { readSettingsFile } from './replay/settings-file.ts';

interface Arguments {
  readonly settings?: string;
  readonly missingReason: MissingReason;
}

const explanation = `
Prints one JSON line per conversation, sorted by chain:
  {"chain","verdict":"offer"|"none"|"unknown","contactId","agentId","queueId","reason"}
contactId is the holder's leg and agentId the Connect user id; null where there is none, or none is known.
"unknown": the events do not say why the call ended, and nothing else rules an offer out.
docs/protocol.md explains the reasons, docs/settings.md the settings. How old the events are does not matter.

The settings file: {"default": {…}, "queues": {"<queueId>": {"callbackEnabled": false, …}}}
A queue that is not listed takes "default", which is on unless it says otherwise.

Exit code: 0; 1 when a line was no contact event (reported with its number; blank lines are passed over);
2 when a file or an option is wrong.

Examples:
  npm run --silent replay -- yesterday.ndjson
  npm run --silent replay -- yesterday.ndjson --settings settings.json --missing-reason none
  zcat yesterday.ndjson.gz | npm run --silent replay -- -`;

const settingsIn = (path: string | undefined): ReplayOptions['settings'] => {
  const settings = readSettingsFile(path === undefined ? {} : JSON.parse(readFileSync(path, 'utf8')));
  for (const problem of settings.problems) console.error(`settings: ${problem}`);
  return settings;
};

/** Many outcomes per write: a write for each would be most of the work. */
const asText = async function* (outcomes: AsyncIterable<Outcome>): AsyncGenerator<string> {
  let text = '';
  for await (const outcome of outcomes) {
    text += `${JSON.stringify(outcome)}\n`;
    if (text.length < 64 * 1_024) continue;
    yield text;
    text = '';
  }
  yield text;
};

const run = async (file: string, { settings, missingReason }: Arguments): Promise<void> => {
  const input = file === '-' ? process.stdin : createReadStream(file);
  const options: ReplayOptions = {
    settings: settingsIn(settings),
    missingReason,
    onUnreadable: (lineNumber, problem) => {
      console.error(`line ${lineNumber}: ${problem}`);
      process.exitCode = 1;
    },
  };
  const outcomes = replay(linesOf(input.setEncoding('utf8')), options);
  await pipeline(Readable.from(asText(outcomes)), process.stdout, { end: false });
};

/** A reader that has seen enough, such as `head`, is no failure. */
const isReaderGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EPIPE';

const program = new Command('replay')
  .description('Shows which recorded calls would have been offered to an agent.')
  .argument('<file>', 'EventBridge contact events, one JSON object per line; "-" for standard input')
  .option('--settings <file>', 'queue settings (default: every queue is on)')
  .addOption(
    new Option('--missing-reason <verdict>', 'what calls become whose events do not say why they ended')
      .choices(['offer', 'none'])
      .default('unknown', 'unknown'),
  )
  .addHelpText('after', explanation)
  .exitOverride((exit) => process.exit(exit.exitCode === 0 ? 0 : 2))
  .action(run);

try {
  await program.parseAsync();
} catch (error) {
  if (!isReaderGone(error)) {
    console.error(`replay: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 2;
  }
}

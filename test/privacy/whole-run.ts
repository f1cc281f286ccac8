/**
 * What the laptops of a whole test run left behind is read, line by line: no phone number, token, ticket or name of
 * an agent that a function was given is in any log line, metric or ledger entry. Each laptop's own secrets are looked
 * for in what that laptop wrote.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordLine } from '../../local/record-folder.ts';
import { leaksIn, SecretSearch } from '../scenarios/secrets.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder that RECORDS_FOLDER named during the run.');

const sums = { laptops: 0, lines: 0, entries: 0, numbers: 0, tokens: 0, tickets: 0 };
const leaks: string[] = [];

const read = (file: string): readonly RecordLine[] =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): RecordLine => JSON.parse(line));

for (const file of readdirSync(folder)) {
  const lines = read(file);
  const search = new SecretSearch();
  for (const { type, text } of lines) if (type === 'given') search.look(text);
  const secrets = search.found();
  const written = lines.filter(({ type }) => type !== 'given');
  leaks.push(
    ...leaksIn(
      written.map(({ text }) => text),
      secrets,
    ),
  );
  sums.laptops += 1;
  sums.entries += written.filter(({ type }) => type === 'ledger').length;
  sums.lines += written.filter(({ type }) => type === 'log').length;
  for (const kind of ['numbers', 'tokens', 'tickets'] as const) sums[kind] += secrets[kind].length;
}

const { laptops, lines, entries, numbers, tokens, tickets } = sums;
process.stdout.write(
  `${lines} lines of logs and metrics and ${entries} ledger entries of ${laptops} laptops, searched for ${numbers} numbers, ${tokens} tokens, ${tickets} tickets and the names of the agents: ${leaks.length} found\n`,
);
for (const leak of leaks.slice(0, 20)) process.stderr.write(`${leak}\n`);
// Nothing looked for is nothing found: a run that left no records proves nothing.
process.exitCode = leaks.length === 0 && numbers > 0 && tokens > 0 && lines > 0 && entries > 0 ? 0 : 1;

/** What the command line asks for. */
import { availableParallelism } from 'node:os';
import { Command, InvalidArgumentError } from 'commander';
import type { History } from './history.ts';
import { someHistory } from './some-history.ts';

export interface Options {
  readonly histories: number;
  readonly seed: number;
  readonly workers: number;
  readonly withoutGuards: boolean;
  readonly json: boolean;
  readonly replay: History | undefined;
}

const wholeNumber = (least: number) => (text: string) => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least)
    throw new InvalidArgumentError(`"${text}" is not a whole number from ${least} on`);
  return value;
};

const caseOf = (text: string): History => {
  const numbered = /^(-?\d+):(\d+)$/.exec(text);
  if (numbered) return someHistory(Number(numbered[1]), Number(numbered[2]));
  try {
    return JSON.parse(text) as History;
  } catch {
    throw new InvalidArgumentError('give <seed>:<index>, or the JSON of a history as this command prints it');
  }
};

const about = `Tells random histories of calls, agents and faults to the real core and checks what must always hold.
The same seed gives the same histories and the same result, whatever the number of threads.
Exit code 0: nothing was violated, and with --without-guards every removal was noticed. Otherwise 1.`;

export const readOptions = (words: readonly string[]): Options =>
  new Command('npm run sim --')
    .description(about)
    .option('--histories <count>', 'how many histories to tell', wholeNumber(1), 10_000)
    .option('--seed <number>', 'where chance begins', wholeNumber(0), 7)
    .option('--workers <count>', 'how many threads', wholeNumber(1), availableParallelism())
    .option(
      '--without-guards',
      'removes each guard of the core in turn and tells up to --histories histories until something is violated',
      false,
    )
    .option('--replay <case>', 'tells one history again: <seed>:<index>, or its JSON', caseOf)
    .option('--json', 'prints one JSON object', false)
    .parse(words, { from: 'user' })
    .opts<Omit<Options, 'replay'> & { readonly replay: History | undefined }>();

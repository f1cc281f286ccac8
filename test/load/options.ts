/** What the command line asks for. */
import { Command, InvalidArgumentError } from 'commander';

export interface Options {
  readonly agents: number;
  readonly drops: number;
  readonly seconds: number;
  readonly json: boolean;
}

const wholeNumber = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError(`"${text}" is not a whole number from 1 on`);
  return value;
};

const about = `Connects agents to the laptop contact centre over real sockets, and then drops their calls all at once.
Every figure of time and memory is a report of this machine; what must hold are the counts.
Exit code 0: every offer reached its agent, once, and nobody else. Otherwise 1.`;

export const readOptions = (words: readonly string[]): Options =>
  new Command('npm run load --')
    .description(about)
    .option('--agents <count>', 'how many agents are connected', wholeNumber, 2_000)
    .option('--drops <count>', 'how many calls drop', wholeNumber, 2_000)
    .option('--seconds <count>', 'within how many seconds', wholeNumber, 10)
    .option('--json', 'prints one JSON object', false)
    .parse(words, { from: 'user' })
    .opts<Options>();

/** What the demo is asked to play. */
import { Command, Option } from 'commander';

export interface DemoOptions {
  readonly choice: 'resume' | 'end' | 'none';
  readonly endedBy: 'customer' | 'line' | 'agent';
  readonly callback: 'answer' | 'busy' | 'no-answer';
  /** Contact events carry the disconnect reason. */
  readonly reason: boolean;
  readonly json: boolean;
}

export const readOptions = (argv: readonly string[]): DemoOptions =>
  new Command('npm run demo --')
    .description(
      'Plays one call that drops, without a browser, and prints what happened. Exits with 0 only if it went as asked.',
    )
    .addOption(option('--choice <choice>', 'what the agent answers', ['resume', 'end', 'none'], 'resume'))
    .addOption(option('--ended-by <who>', 'who ends the call', ['customer', 'line', 'agent'], 'line'))
    .addOption(
      option('--callback <outcome>', 'what the customer does', ['answer', 'busy', 'no-answer'], 'answer'),
    )
    .option('--no-reason', 'contact events come without disconnectReason')
    .option('--json', 'print one JSON object instead of the timeline', false)
    .parse(argv)
    .opts<DemoOptions>();

const option = (flags: string, description: string, choices: readonly string[], otherwise: string): Option =>
  new Option(flags, description).choices(choices).default(otherwise);

/** What the demo is asked to play. */
import { Command, Option } from 'commander';

export interface DemoOptions {
  readonly choice: 'resume' | 'end' | 'none';
  readonly endedBy: 'customer' | 'line' | 'agent';
  readonly dialMode: 'system' | 'agent';
  readonly callback: 'answer' | 'busy' | 'no-answer' | 'voicemail' | 'refused' | 'invalid';
  /** absent: said yes, and takes no call now. */
  readonly holder: 'present' | 'absent';
  /** calls-in: while the agent is being asked. */
  readonly customer: 'waits' | 'calls-in';
  /** Contact events carry the disconnect reason. */
  readonly reason: boolean;
  readonly json: boolean;
}

export const readOptions = (argv: readonly string[]): DemoOptions => {
  const command = new Command('npm run demo --')
    .description(
      'Plays one call that drops, without a browser, and prints what happened. Exits with 0 only if it went as asked.',
    )
    .addOption(option('--choice <choice>', 'what the agent answers', ['resume', 'end', 'none']))
    .addOption(option('--ended-by <who>', 'who ends the call', ['line', 'customer', 'agent']))
    .addOption(option('--dial-mode <who>', 'who calls the customer back', ['system', 'agent']))
    .addOption(
      option('--callback <outcome>', 'what comes of the callback', [
        ...['answer', 'busy', 'no-answer', 'voicemail'],
        ...['refused', 'invalid'],
      ]),
    )
    .addOption(option('--holder <where>', 'whether the agent is there to take it', ['present', 'absent']))
    .addOption(option('--customer <what>', 'what the customer does meanwhile', ['waits', 'calls-in']))
    .option('--no-reason', 'contact events come without disconnectReason')
    .option('--json', 'print one JSON object instead of the timeline', false)
    .parse(argv);
  const options = command.opts<DemoOptions>();
  const nonsense = nonsenseIn(options);
  if (nonsense !== undefined) command.error(`error: ${nonsense}`, { exitCode: 2 });
  return options;
};

/** The first choice is the default. */
const option = (flags: string, description: string, choices: readonly string[]): Option =>
  new Option(flags, description).choices(choices).default(choices[0]);

/** Why these cannot be played together; undefined when they can. */
const nonsenseIn = (options: DemoOptions): string | undefined => {
  const { choice, endedBy, dialMode, callback, holder, customer } = options;
  const special = [
    ...(dialMode === 'agent' ? ['--dial-mode agent'] : []),
    ...(['voicemail', 'refused', 'invalid'].includes(callback) ? [`--callback ${callback}`] : []),
    ...(holder === 'absent' ? ['--holder absent'] : []),
    ...(customer === 'calls-in' ? ['--customer calls-in'] : []),
  ];
  const [first] = special;
  if (first === undefined) return undefined;
  if (endedBy === 'agent')
    return `${first}: when the agent ends the call, nobody is asked and nobody is called`;
  if (choice !== 'resume') return `${first} needs --choice resume: otherwise nobody is called`;
  if (customer === 'calls-in' && (special.length > 1 || callback !== 'answer'))
    return '--customer calls-in: the customer comes before the agent has chosen, so there is no callback; leave out --dial-mode, --callback and --holder';
  if (holder === 'absent' && dialMode === 'agent')
    return '--holder absent: with --dial-mode agent it is the agent who dials, so they are there; use --dial-mode system';
  if (holder === 'absent' && callback !== 'answer')
    return `--holder absent shows only once the customer has answered; use --callback answer, not ${callback}`;
  return undefined;
};

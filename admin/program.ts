/** The command line for admins: options that every command takes, the commands, and how they end. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { Exit, failed, misused } from './exit.ts';
import { addInterruptionCommands } from './interruptions/commands.ts';
import { addQueueCommands } from './queues/commands.ts';
import type { QueueCommandsWorld } from './queues/world.ts';
import { addRedriveCommand, type RedriveWorld } from './redrive/commands.ts';

export interface AdminWorld extends QueueCommandsWorld, RedriveWorld {
  readonly complain: (text: string) => void;
}

const laptopUrl = 'http://127.0.0.1:8080';

const urlOf = (text: string): string => {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text;
  throw new InvalidArgumentError('it takes a URL, as in --local=http://127.0.0.1:8081, or nothing.');
};

const programIn = (world: AdminWorld): Command => {
  const program = new Command('admin')
    .description('Administers Rejoin: its tables in AWS, or those of the laptop contact centre.')
    .addOption(new Option('--table <name>', 'the QueueSettings table').env('QUEUE_SETTINGS_TABLE'))
    .addOption(
      new Option(
        '--local [url]',
        'the laptop contact centre that `npm start` runs; decides table, region and endpoint',
      )
        .preset(laptopUrl)
        .argParser(urlOf),
    )
    .addOption(
      new Option(
        '--outputs <file>',
        'what `cdk deploy --outputs-file <file>` wrote: names all tables and queues',
      ).env('REJOIN_OUTPUTS'),
    )
    .option('--instance <id>', 'the Amazon Connect instance, by id or ARN; the outputs name it, too')
    .option('--region <name>', 'AWS region (default: that of your AWS environment)')
    .option('--endpoint <url>', 'endpoint of DynamoDB and SQS, for an emulator')
    .option('--json', 'print JSON')
    .showHelpAfterError('(--help shows what is possible)')
    .addHelpText('after', '\nExit code: 0; 1 when something failed; 2 when what was asked is wrong.')
    .configureOutput({
      writeOut: (text) => world.print(text.trimEnd()),
      writeErr: (text) => world.complain(text.trimEnd()),
    })
    .exitOverride();
  addQueueCommands(program, world);
  addInterruptionCommands(program, world);
  addRedriveCommand(program, world);
  return program;
};

/** @returns the exit code: 0; 1 when something failed; 2 when what was asked is wrong */
export const runAdmin = async (args: readonly string[], world: AdminWorld): Promise<number> => {
  try {
    await programIn(world).parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    // Commander has already said what is wrong.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : misused;
    world.complain(`admin: ${error instanceof Error ? error.message : String(error)}`);
    return error instanceof Exit ? error.code : failed;
  }
};

/** The command line for admins: options that every command takes, and the commands. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { type QueueCommandsWorld, queueCommands } from './queues/commands.ts';

const laptopUrl = 'http://127.0.0.1:8080';

const urlOf = (text: string): string => {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text;
  throw new InvalidArgumentError('it takes a URL, as in --local=http://127.0.0.1:8081, or nothing.');
};

export const adminProgram = (world: QueueCommandsWorld): Command =>
  new Command('admin')
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
    .option('--region <name>', 'AWS region (default: that of your AWS environment)')
    .option('--endpoint <url>', 'DynamoDB endpoint, for an emulator')
    .option('--json', 'print JSON')
    .showHelpAfterError('(--help shows what is possible)')
    .addHelpText('after', '\nExit code: 0; 1 when something failed; 2 when what was asked is wrong.')
    .addCommand(queueCommands(world));

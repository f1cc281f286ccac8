/** `redrive`: sends dead letters back, once what killed them is repaired. */
import type { Command } from 'commander';
import { columns } from '../columns.ts';
import { Exit, misused } from '../exit.ts';
import type { InstallationOptions } from '../installation.ts';
import type { InstallationWorld } from '../interruptions/commands.ts';
import { storedInterruptions } from '../interruptions/stored-interruptions.ts';
import {
  type DeadLetterQueueName,
  type DeadLetters,
  deadLetterQueueNames,
  deadLetters,
  targets,
} from './dead-letters.ts';
import { type Fate, fateOf } from './fate.ts';

export interface RedriveWorld extends InstallationWorld {
  /** How long it is waited for messages that SQS has not shown yet. */
  readonly waitSeconds: number;
}

interface Options extends InstallationOptions {
  readonly json?: boolean;
  readonly yes?: boolean;
  readonly callCustomers?: boolean;
}

interface Line extends Fate {
  readonly messageId: string;
  readonly sentAt: string;
  readonly problem: string | null;
}

const explanation = `
The queues: ${deadLetterQueueNames.join(', ')}.
Without --yes nothing is changed: it shows what is there and what would happen. docs/runbook.md has a chapter for
each queue; read it first. What a message holds is not shown: it may be about a customer.

Examples:
  npm run admin -- redrive ContactEventsDeadLetters --outputs outputs.json
  npm run admin -- redrive ContactEventsDeadLetters --outputs outputs.json --yes
  npm run admin -- redrive DialsDeadLetters --outputs outputs.json --yes --call-customers`;

export const addRedriveCommand = (program: Command, world: RedriveWorld): void => {
  program
    .command('redrive')
    .argument('<queue>', 'a queue of dead letters, as the runbook calls it')
    .description('send the messages of a dead-letter queue back to where they belong')
    .option('--yes', 'do it')
    .option('--call-customers', 'needed beside --yes for DialsDeadLetters, whose messages call customers')
    .addHelpText('after', explanation)
    .action((queue: string, _options, command: Command) => redrive(world, queue, command.optsWithGlobals()));
};

const queueNamed = (text: string): DeadLetterQueueName => {
  const found = deadLetterQueueNames.find((name) => name.toLowerCase() === text.toLowerCase());
  if (found) return found;
  throw new Exit(
    misused,
    `there is no queue of dead letters "${text}"; there are ${deadLetterQueueNames.join(', ')}`,
  );
};

const redrive = async (world: RedriveWorld, name: string, options: Options): Promise<void> => {
  const queue = queueNamed(name);
  if (options.yes && queue === 'DialsDeadLetters' && !options.callCustomers)
    throw new Exit(
      misused,
      'nothing was sent: messages of DialsDeadLetters call customers. Run it without --yes, look at each interruption (docs/runbook.md), then add --call-customers',
    );
  const installation = await world.openInstallation(options);
  const letters = deadLetters({
    sqs: installation.sqs,
    from: installation.named(queue),
    to: installation.named(targets[queue]),
    waitSeconds: world.waitSeconds,
  });
  const stored = storedInterruptions(installation);
  const lines = await work(letters, Boolean(options.yes), (letter) => fateOf(queue, letter, stored));
  report(world, queue, options, lines);
};

const work = async (
  letters: DeadLetters,
  isMeant: boolean,
  fate: (letter: { readonly body: string }) => Promise<Fate>,
): Promise<readonly Line[]> => {
  const lines: Line[] = [];
  const kept: Parameters<DeadLetters['putBack']>[0][] = [];
  try {
    for await (const letter of letters.takeUp()) {
      const { messageId, sentAt, problem = null } = letter;
      const decided = await fate(letter).catch((error: unknown) => {
        kept.push(letter);
        throw error;
      });
      lines.push({ messageId, sentAt: sentAt.toISOString(), problem, ...decided });
      if (isMeant && decided.goes === 'back') await letters.sendOn(letter);
      else kept.push(letter);
    }
  } finally {
    for (const letter of kept) await letters.putBack(letter);
  }
  return lines;
};

const report = (
  { print }: RedriveWorld,
  queue: DeadLetterQueueName,
  { json, yes = false }: Options,
  messages: readonly Line[],
): void => {
  const back = messages.filter(({ goes }) => goes === 'back').length;
  const sent = yes ? back : 0;
  const target = targets[queue];
  const counted = { queue, target, dryRun: !yes, sent, kept: messages.length - sent, messages };
  print(json ? JSON.stringify(counted, null, 2) : reportText(counted, back));
};

interface Counted {
  readonly queue: string;
  readonly target: string;
  readonly dryRun: boolean;
  readonly messages: readonly Line[];
}

const reportText = ({ queue, target, dryRun, messages }: Counted, back: number): string => {
  if (messages.length === 0) return `${queue} is empty.`;
  const kept = messages.length - back;
  const outcome = dryRun
    ? `${back} would be sent to ${target}, ${kept} kept. Nothing was changed: --yes does it.`
    : `${back} sent to ${target}, ${kept} kept.`;
  const rows = messages.map(({ sentAt, about, goes, why, problem }) => [
    sentAt,
    about ?? '-',
    goes === 'back' ? 'back' : 'kept',
    problem === null ? why : `${why} (${problem})`,
  ]);
  return [columns([['SENT', 'ABOUT', 'GOES', 'WHY'], ...rows]), '', outcome].join('\n');
};

/** `queues`: the admin's switch, queue by queue. */
import type { Command } from 'commander';
import { Exit, misused } from '../exit.ts';
import { readAssignment } from './assignment.ts';
import { type Change, changed } from './change.ts';
import { addDoctorCommand } from './doctor-command.ts';
import type { QueueItem } from './queue-item.ts';
import { listText, reportOf, showText } from './report.ts';
import type { GlobalOptions, QueueCommandsWorld } from './world.ts';

interface ChangeOptions extends GlobalOptions {
  readonly outboundQueue?: string;
  readonly name?: string;
  readonly set?: readonly string[];
  readonly unset?: readonly string[];
}

const examples = `
Examples:
  npm run admin -- queues list --local
  npm run admin -- queues enable <queueId> --outbound-queue <queueId> --name "Support" --local
  npm run admin -- queues enable <queueId> --set popupSeconds=20 --set reasons=customer-disconnect,line-problem
  npm run admin -- queues enable <queueId> --unset minTalkSeconds
  npm run admin -- queues set <queueId> --set minTalkSeconds=10
  npm run admin -- queues disable <queueId>
  npm run admin -- queues doctor --outputs outputs.json

docs/settings.md lists every field. A change takes effect within ten seconds.`;

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** Adds the commands to the program, whose way of ending and of printing they inherit. */
export const addQueueCommands = (program: Command, world: QueueCommandsWorld): void => {
  const queues = program
    .command('queues')
    .description('switch Rejoin on and off, queue by queue')
    .addHelpText('after', examples);
  queues
    .command('list')
    .description('every queue that has settings: on, off or broken')
    .action((_options, command: Command) => list(world, command.optsWithGlobals()));
  queues
    .command('show')
    .argument('<queueId>', 'the last part of the queue’s ARN')
    .description('all settings of a queue, defaults included')
    .action((queueId: string, _options, command: Command) => show(world, queueId, command.optsWithGlobals()));
  for (const [name, says] of [
    ['enable', 'switch a queue on; settings that are not named stay as they are'],
    ['set', 'change settings of a queue, which stays on or off; of a new one: off'],
  ] as const)
    queues
      .command(name)
      .argument('<queueId>', 'the last part of the queue’s ARN')
      .description(says)
      .option('--outbound-queue <queueId>', 'the queue whose caller ID a callback shows')
      .option('--name <text>', 'what agents call the queue')
      .option('--set <field=value>', 'another setting; may be given several times', collect)
      .option('--unset <field>', 'back to its default; may be given several times', collect)
      .addHelpText('after', examples)
      .action((queueId: string, _options, command: Command) =>
        change(world, queueId, command.optsWithGlobals(), name === 'enable'),
      );
  queues
    .command('disable')
    .argument('<queueId>', 'the last part of the queue’s ARN')
    .description('switch a queue off and keep its other settings')
    .action((queueId: string, _options, command: Command) =>
      disable(world, queueId, command.optsWithGlobals()),
    );
  addDoctorCommand(queues, world);
};

const printJson = ({ print }: QueueCommandsWorld, value: unknown): void =>
  print(JSON.stringify(value, null, 2));

const list = async (world: QueueCommandsWorld, options: GlobalOptions): Promise<void> => {
  const items = await (await world.open(options)).list();
  const reports = items.map((item) => reportOf(item.queueId, item));
  if (options.json) printJson(world, reports);
  else world.print(listText(reports));
};

const show = async (world: QueueCommandsWorld, queueId: string, options: GlobalOptions): Promise<void> => {
  const item = await (await world.open(options)).find(queueId);
  const report = reportOf(queueId, item);
  if (options.json) printJson(world, report);
  else world.print(showText(report, item));
};

const refuse = (queueId: string, problems: readonly string[]): never => {
  throw new Exit(misused, [`${queueId} was not changed:`, ...problems.map((line) => `  ${line}`)].join('\n'));
};

const nothingNamed = 'nothing is named that is to change: --outbound-queue, --name, --set or --unset';

const changeOf = (queueId: string, options: ChangeOptions): Change => {
  const assignments = (options.set ?? []).map(readAssignment);
  const problems = assignments.flatMap((read) => (read.type === 'refused' ? read.problems : []));
  if (problems.length > 0) refuse(queueId, problems);
  const named = assignments.flatMap((read) =>
    read.type === 'assignment' ? [[read.field, read.value] as const] : [],
  );
  const set = {
    ...(options.outboundQueue !== undefined && { outboundQueueId: options.outboundQueue }),
    ...(options.name !== undefined && { queueName: options.name }),
    ...Object.fromEntries(named),
  };
  return { set, unset: (options.unset ?? []).filter((field) => !(field in set)) };
};

/** Every queue with settings says whether it is on. */
const switchOf = (before: QueueItem | undefined, isSwitchedOn: boolean): { callbackEnabled?: boolean } => {
  if (isSwitchedOn) return { callbackEnabled: true };
  return before ? {} : { callbackEnabled: false };
};

const change = async (
  world: QueueCommandsWorld,
  queueId: string,
  options: ChangeOptions,
  isSwitchedOn: boolean,
): Promise<void> => {
  const { set, unset } = changeOf(queueId, options);
  if (!isSwitchedOn && Object.keys(set).length + unset.length === 0) refuse(queueId, [nothingNamed]);
  const items = await world.open(options);
  const before = await items.find(queueId);
  const change = { set: { ...switchOf(before, isSwitchedOn), ...set }, unset };
  const after = changed(queueId, before, change);
  if (after.type === 'broken') return refuse(queueId, after.problems);
  await items.write(queueId, before, change);
  await show(world, queueId, options);
};

const disable = async (world: QueueCommandsWorld, queueId: string, options: GlobalOptions): Promise<void> => {
  const items = await world.open(options);
  const before = await items.find(queueId);
  if (before) await items.write(queueId, before, { set: { callbackEnabled: false }, unset: [] });
  await show(world, queueId, options);
};

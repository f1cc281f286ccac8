/** `queues doctor`. */
import type { Command } from 'commander';
import { columns } from '../columns.ts';
import { Exit, failed } from '../exit.ts';
import { connectQueues } from './connect-queues.ts';
import { examine, type Finding } from './doctor.ts';
import { listText, reportOf } from './report.ts';
import type { GlobalOptions, QueueCommandsWorld } from './world.ts';

interface Diagnosis {
  readonly queueId: string;
  readonly findings: readonly Finding[];
}

export const addDoctorCommand = (queues: Command, world: QueueCommandsWorld): void => {
  queues
    .command('doctor')
    .argument('[queueId]', 'the last part of the queue’s ARN; all queues that have settings unless given')
    .description(
      'ask Amazon Connect what keeps a queue’s calls from being resumed; exits with 1 if anything does',
    )
    .action((queueId: string | undefined, _options, command: Command) =>
      doctor(world, queueId, command.optsWithGlobals()),
    );
};

const doctor = async (
  world: QueueCommandsWorld,
  queueId: string | undefined,
  options: GlobalOptions,
): Promise<void> => {
  const items = await world.open(options);
  const installation = await world.openInstallation(options);
  const queues = connectQueues(installation.connect, installation.instanceId());
  const reports =
    queueId === undefined
      ? (await items.list()).map((item) => reportOf(item.queueId, item))
      : [reportOf(queueId, await items.find(queueId))];
  const diagnoses: Diagnosis[] = [];
  // One after the other: Amazon Connect describes two queues a second.
  for (const report of reports)
    diagnoses.push({ queueId: report.queueId, findings: await examine(report, queues) });
  world.print(options.json ? JSON.stringify(diagnoses, null, 2) : textOf(diagnoses));
  const wrong = diagnoses.flatMap(({ findings }) => findings).filter(({ level }) => level === 'wrong');
  if (wrong.length > 0) throw new Exit(failed, `to repair: ${wrong.length}`);
};

const textOf = (diagnoses: readonly Diagnosis[]): string => {
  if (diagnoses.length === 0) return listText([]);
  return diagnoses
    .map(({ queueId, findings }) =>
      [
        queueId,
        columns(findings.map(({ level, what }) => [level === 'wrong' ? '  WRONG' : `  ${level}`, what])),
      ].join('\n'),
    )
    .join('\n\n');
};

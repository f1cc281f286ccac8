/** `interruptions` and `ledger`: where an interruption stands, and what happened to it. */
import type { Command } from 'commander';
import { states } from '../../core/contracts/agent-socket.ts';
import { Exit, failed, misused } from '../exit.ts';
import type { Installation, InstallationOptions } from '../installation.ts';
import { ledgerText, listText, reportOf, showText } from './report.ts';
import { type StoredInterruptions, storedInterruptions } from './stored-interruptions.ts';

export interface InstallationWorld {
  readonly openInstallation: (options: InstallationOptions) => Promise<Installation>;
  readonly print: (text: string) => void;
}

interface Options extends InstallationOptions {
  readonly json?: boolean;
  readonly agent?: string;
  readonly state?: string;
}

const examples = `
Examples:
  npm run admin -- interruptions --outputs outputs.json
  npm run admin -- interruptions --agent <agentId> --local
  npm run admin -- interruptions --state not-offered --json --local
  npm run admin -- interruptions <interruption> --local
  npm run admin -- ledger <interruption> --local

An interruption has the id of its conversation’s first contact. docs/protocol.md explains states, reasons and entries.`;

export const addInterruptionCommands = (program: Command, world: InstallationWorld): void => {
  program
    .command('interruptions')
    .argument('[interruption]', 'one of them; without it those that are open')
    .description('where interruptions stand; without an id or an agent it reads the whole table')
    .option('--agent <agentId>', 'only what is on this agent’s list')
    .option('--state <state>', `only those in this state: ${states.join(', ')}`)
    .addHelpText('after', examples)
    .action((id: string | undefined, _options, command: Command) =>
      interruptions(world, id, command.optsWithGlobals()),
    );
  program
    .command('ledger')
    .argument('<interruption>', 'the id of the conversation’s first contact')
    .description('everything that happened to an interruption, in order')
    .addHelpText('after', examples)
    .action((id: string, _options, command: Command) => ledger(world, id, command.optsWithGlobals()));
};

const tell = ({ print }: InstallationWorld, { json }: Options, value: unknown, text: string): void =>
  print(json ? JSON.stringify(value, null, 2) : text);

const interruptions = async (
  world: InstallationWorld,
  id: string | undefined,
  options: Options,
): Promise<void> => {
  const { agent, state } = options;
  if (state !== undefined && !states.some((one) => one === state))
    throw new Exit(misused, `there is no state "${state}"; there are ${states.join(', ')}`);
  const stored = storedInterruptions(await world.openInstallation(options));
  if (id !== undefined) return show(world, stored, id, options);
  const found = agent === undefined ? await stored.all() : await stored.ofAgent(agent);
  const isWanted = (one: string): boolean =>
    state === undefined ? one !== 'ended' && one !== 'not-offered' : one === state;
  const reports = found.filter((one) => isWanted(one.state)).map(reportOf);
  const byTime = reports.toSorted((one, other) => ((one.droppedAt ?? '') < (other.droppedAt ?? '') ? -1 : 1));
  tell(world, options, byTime, listText(byTime));
};

const show = async (
  world: InstallationWorld,
  stored: StoredInterruptions,
  id: string,
  options: Options,
): Promise<void> => {
  const found = await stored.find(id);
  if (!found)
    throw new Exit(failed, `there is no interruption "${id}": nothing broke off, or longer than 15 days ago`);
  const report = reportOf(found);
  tell(world, options, report, showText(report));
};

const ledger = async (world: InstallationWorld, id: string, options: Options): Promise<void> => {
  const entries = await storedInterruptions(await world.openInstallation(options)).ledgerOf(id);
  tell(world, options, entries, ledgerText(id, entries));
};

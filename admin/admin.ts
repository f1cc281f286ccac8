/** `npm run admin`. */
import { CommanderError } from 'commander';
import { connect } from './connection.ts';
import { Exit, failed, misused } from './exit.ts';
import { adminProgram } from './program.ts';
import { queueItems } from './queues/queue-items.ts';

const program = adminProgram({
  open: async (options) => queueItems(await connect(options)),
  print: (text) => console.log(text),
});

/** Commander has already said what is wrong. */
const codeOf = (error: unknown): number => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : misused;
  console.error(`admin: ${error instanceof Error ? error.message : String(error)}`);
  return error instanceof Exit ? error.code : failed;
};

try {
  for (const command of [program, ...program.commands.flatMap((group) => [group, ...group.commands])])
    command.exitOverride();
  await program.parseAsync();
} catch (error) {
  process.exitCode = codeOf(error);
}

/** `npm run admin`. */
import { connect } from './connection.ts';
import { openInstallation } from './installation.ts';
import { runAdmin } from './program.ts';
import { queueItems } from './queues/queue-items.ts';

process.exitCode = await runAdmin(process.argv.slice(2), {
  open: async (options) => queueItems(await connect(options)),
  openInstallation,
  waitSeconds: 2,
  print: (text) => console.log(text),
  complain: (text) => console.error(text),
});

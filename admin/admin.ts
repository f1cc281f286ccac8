/** `npm run admin`. */
import { connect } from './connection.ts';
import { runAdmin } from './program.ts';
import { queueItems } from './queues/queue-items.ts';

process.exitCode = await runAdmin(process.argv.slice(2), {
  open: async (options) => queueItems(await connect(options)),
  print: (text) => console.log(text),
  complain: (text) => console.error(text),
});

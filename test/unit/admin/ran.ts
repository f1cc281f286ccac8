import { connect } from '../../../admin/connection.ts';
import { openInstallation } from '../../../admin/installation.ts';
import { runAdmin } from '../../../admin/program.ts';
import { type QueueItems, queueItems } from '../../../admin/queues/queue-items.ts';

export interface Ran {
  readonly code: number;
  readonly printed: string;
  readonly complaints: string;
}

/** @param meddle stands between the command and the table, as another admin might */
export const ran = async (
  args: readonly string[],
  meddle: (items: QueueItems) => QueueItems = (items) => items,
): Promise<Ran> => {
  const printed: string[] = [];
  const complaints: string[] = [];
  const code = await runAdmin(args, {
    open: async (options) => meddle(queueItems(await connect(options))),
    openInstallation,
    // The queues of a test have one server.
    waitSeconds: 0,
    print: (text) => printed.push(text),
    complain: (text) => complaints.push(text),
  });
  return { code, printed: printed.join('\n'), complaints: complaints.join('\n') };
};

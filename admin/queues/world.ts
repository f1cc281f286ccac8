/** What the commands about queues reach. */
import type { ConnectionOptions } from '../connection.ts';
import type { InstallationWorld } from '../interruptions/commands.ts';
import type { QueueItems } from './queue-items.ts';

export interface QueueCommandsWorld extends InstallationWorld {
  readonly open: (options: ConnectionOptions) => Promise<QueueItems>;
}

/** Of every command. */
export interface GlobalOptions extends ConnectionOptions {
  readonly json?: boolean;
}

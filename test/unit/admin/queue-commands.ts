/** The commands about queues, as an admin types them beside a laptop contact centre. */
import type { Laptop } from './laptop.ts';
import { type Ran, ran } from './ran.ts';

export const support = {
  queueId: 'support',
  callbackEnabled: true,
  outboundQueueId: 'out',
  minTalkSeconds: 5,
};

export const queues = (laptop: Laptop, ...args: readonly string[]): Promise<Ran> =>
  ran(['queues', ...args, `--local=${laptop.url}`]);

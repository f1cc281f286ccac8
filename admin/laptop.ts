/** The laptop contact centre's tables and queues: `<url>/local.json` says where they are. */
import * as v from 'valibot';
import { localInfo } from '../local/desk/local-info.ts';
import { Exit, failed } from './exit.ts';

const described = v.object({
  ...v.pick(localInfo, ['region', 'credentials', 'endpoints', 'tables', 'workQueues']).entries,
  instanceArn: v.optional(v.string(), ''),
});
export type Laptop = v.InferOutput<typeof described>;

const fetched = async (address: string): Promise<unknown> => {
  try {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`it answered ${response.status}`);
    return await response.json();
  } catch (cause) {
    throw new Exit(failed, `${address} cannot be read: is \`npm start\` running, and on this port?`, {
      cause,
    });
  }
};

/** @param url as `npm start` prints it */
export const laptopAt = async (url: string): Promise<Laptop> => {
  const address = new URL('/local.json', url).href;
  const read = v.safeParse(described, await fetched(address));
  if (!read.success) throw new Exit(failed, `${address} does not describe a laptop contact centre`);
  return read.output;
};

/** `config.json` beside these pages, and the agent's token from `sign-in.js` beside them. */
import * as v from 'valibot';
import type { Endpoint } from '../../socket-client.ts';
import { signIn } from '../ccp/sign-in.ts';

const url = v.pipe(v.string(), v.url('must be a URL'));

/** Outputs of the stack: TicketUrl and SocketUrl. */
export const pageConfig = v.object({ ticketUrl: url, socketUrl: url });
export type PageConfig = v.InferOutput<typeof pageConfig>;

const readPageConfig = async (): Promise<PageConfig> => {
  const response = await fetch(`config.json${location.search}`);
  if (!response.ok) throw new Error(`config.json beside this page cannot be read: HTTP ${response.status}`);
  const config = v.safeParse(pageConfig, await response.json());
  if (config.success) return config.output;
  throw new Error(`config.json beside this page is not right: ${v.summarize(config.issues)}`);
};

/**
 * The SDK gives an app no token that another server could verify (documented: apps provide their own
 * authentication), hence the sign-in of the installation. @throws Error in words
 */
export const readEndpoint = async (): Promise<Endpoint> => {
  const [config, token] = await Promise.all([readPageConfig(), signIn()]);
  return { ...config, token };
};

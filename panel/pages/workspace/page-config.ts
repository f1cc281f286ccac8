/** `config.json` beside these pages. */
import * as v from 'valibot';

const url = v.pipe(v.string(), v.url('must be a URL'));

/** Outputs of the stack: TicketUrl and SocketUrl. */
export const pageConfig = v.object({ ticketUrl: url, socketUrl: url });
export type PageConfig = v.InferOutput<typeof pageConfig>;

/** @throws Error in words */
export const readPageConfig = async (): Promise<PageConfig> => {
  const response = await fetch(`config.json${location.search}`);
  if (!response.ok) throw new Error(`config.json beside this page cannot be read: HTTP ${response.status}`);
  const config = v.safeParse(pageConfig, await response.json());
  if (config.success) return config.output;
  throw new Error(`config.json beside this page is not right: ${v.summarize(config.issues)}`);
};

/** `config.json` beside the page: where the CCP and the server are. */
import * as v from 'valibot';

const url = v.pipe(v.string(), v.url());

export const pageConfig = v.object({
  /** The CCP of the Amazon Connect instance. */
  ccpUrl: v.pipe(
    url,
    v.excludes('%', 'must be without "%": the library takes it for a placeholder (seen in 2.28)'),
  ),
  /** Of the instance, such as us-east-1. */
  region: v.string(),
  /** Outputs of the stack: TicketUrl and SocketUrl. */
  ticketUrl: url,
  socketUrl: url,
});
export type PageConfig = v.InferOutput<typeof pageConfig>;

/** The page's own query goes along: whoever serves the page may answer by it. @throws Error in words */
export const readPageConfig = async (search: string): Promise<PageConfig> => {
  const response = await fetch(`config.json${search}`);
  if (!response.ok) throw new Error(`config.json beside this page cannot be read: HTTP ${response.status}`);
  const config = v.safeParse(pageConfig, await response.json());
  if (config.success) return config.output;
  throw new Error(`config.json beside this page is not right: ${v.summarize(config.issues)}`);
};

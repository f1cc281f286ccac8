/** What `<url>/local.json` tells: everything an outsider needs to use the laptop contact centre. */
import * as v from 'valibot';

export const localInfo = v.object({
  region: v.string(),
  credentials: v.object({ accessKeyId: v.string(), secretAccessKey: v.string() }),
  instanceArn: v.string(),
  endpoints: v.object({
    eventbridge: v.string(),
    dynamodb: v.string(),
    connect: v.string(),
    sqs: v.optional(v.string()),
  }),
  ticketUrl: v.string(),
  socketUrl: v.string(),
  allowedOrigin: v.string(),
  tables: v.record(v.string(), v.string()),
  /** Addresses of the queues between the functions, and of their dead letters. */
  workQueues: v.optional(v.record(v.string(), v.string())),
  agents: v.array(v.object({ id: v.string(), username: v.string(), pageUrl: v.string(), token: v.string() })),
  queues: v.array(v.object({ id: v.string(), name: v.string(), callbackEnabled: v.boolean() })),
});
export type LocalInfo = v.InferOutput<typeof localInfo>;
export type LocalAgent = LocalInfo['agents'][number];
export type LocalQueue = LocalInfo['queues'][number];

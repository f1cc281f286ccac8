/** What `/ccp/centre.json` tells the simulated CCP about its instance; the rest comes from the world's stream. */
import * as v from 'valibot';

const named = v.object({ id: v.string(), name: v.string() });

export const centreInfo = v.object({
  instanceArn: v.string(),
  queues: v.array(named),
  agents: v.array(v.object({ ...named.entries, username: v.string(), queueIds: v.array(v.string()) })),
});
export type CentreInfo = v.InferOutput<typeof centreInfo>;
export type CentreAgent = CentreInfo['agents'][number];

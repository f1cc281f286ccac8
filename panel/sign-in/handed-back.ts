/** What `signed-in.html` tells the page that is waiting for it. */
import * as v from 'valibot';

export const handedBack = v.object({
  type: v.literal('rejoin.signed-in'),
  address: v.pipe(v.string(), v.url()),
});
export type HandedBack = v.InferOutput<typeof handedBack>;

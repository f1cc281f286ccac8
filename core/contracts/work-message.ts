/** What our functions ask of each other through the work queues: one JSON object per message. */
import * as v from 'valibot';
import { type EpochMs, epochMsOf } from '../time.ts';

const identifier = v.pipe(v.string(), v.minLength(1), v.maxLength(256));
const tries = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Time has passed for an interruption: see to what has become due. */
export const deadlineMessage = v.object({ interruptionId: identifier, at: v.number() });
/** Ask Amazon Connect about a leg whose events do not say enough. */
export const lookUpMessage = v.object({ chainId: identifier, contactId: identifier, tries });
/** Place the callback of this attempt; `turn` is when it may be dialled, once that is settled. */
export const dialMessage = v.object({
  interruptionId: identifier,
  attempt: v.number(),
  tries,
  turn: v.optional(v.pipe(v.number(), v.transform(epochMsOf))),
});

export type LookUpMessage = v.InferOutput<typeof lookUpMessage>;
export type DialMessage = v.InferOutput<typeof dialMessage>;
export interface DeadlineMessage {
  readonly interruptionId: string;
  readonly at: EpochMs;
}

export const readDeadline = (value: unknown): DeadlineMessage => {
  const { interruptionId, at } = v.parse(deadlineMessage, value);
  return { interruptionId, at: epochMsOf(at) };
};
export const readLookUp = (value: unknown): LookUpMessage => v.parse(lookUpMessage, value);
export const readDial = (value: unknown): DialMessage => v.parse(dialMessage, value);

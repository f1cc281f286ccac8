/** What our functions ask of each other through the work queues: one JSON object per message. */
import * as v from 'valibot';
import { type EpochMs, epochMsOf } from '../time.ts';

const identifier = v.pipe(v.string(), v.minLength(1), v.maxLength(256));
const tries = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Time has passed for an interruption: see to what has become due. */
export const deadlineMessage = v.object({ interruptionId: identifier, at: v.number() });
/** Ask Amazon Connect about a leg whose events do not say enough. */
export const lookUpMessage = v.object({ chainId: identifier, contactId: identifier, tries });
/** Find out whose number it is, in case they call in. */
export const callerMessage = v.object({
  about: v.literal('caller'),
  interruptionId: identifier,
  contactId: identifier,
  tries,
});
/** The agent's browser says that it dials, as this contact: see whether that is so, and how it gets on. */
export const agentCallMessage = v.object({
  about: v.literal('agent-call'),
  interruptionId: identifier,
  attempt: v.number(),
  contactId: identifier,
  tries,
});
/** End a callback that is not wanted any more. */
export const hangUpMessage = v.object({ hangUp: identifier });
/** Place the callback of this attempt; `turn` is when it may be dialled, once that is settled. */
export const dialMessage = v.object({
  interruptionId: identifier,
  attempt: v.number(),
  tries,
  turn: v.optional(v.pipe(v.number(), v.transform(epochMsOf))),
});

export type LookUpMessage = v.InferOutput<typeof lookUpMessage>;
export type CallerMessage = v.InferOutput<typeof callerMessage>;
export type AgentCallMessage = v.InferOutput<typeof agentCallMessage>;
export type HangUpMessage = v.InferOutput<typeof hangUpMessage>;
export type DialMessage = v.InferOutput<typeof dialMessage>;
export interface DeadlineMessage {
  readonly interruptionId: string;
  readonly at: EpochMs;
}

export const readDeadline = (value: unknown): DeadlineMessage => {
  const { interruptionId, at } = v.parse(deadlineMessage, value);
  return { interruptionId, at: epochMsOf(at) };
};
export const readLookUp = (value: unknown): LookUpMessage | CallerMessage | AgentCallMessage =>
  v.parse(v.union([callerMessage, agentCallMessage, lookUpMessage]), value);
export const readDial = (value: unknown): DialMessage | HangUpMessage =>
  v.parse(v.union([hangUpMessage, dialMessage]), value);

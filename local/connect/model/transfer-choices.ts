/**
 * What the documentation leaves open about calls of several legs. A product has to work with every answer,
 * so each can be had; the defaults are the readings that seem likeliest.
 */
import * as v from 'valibot';
import { disconnectReasons } from './contact.ts';

const reason = v.picklist(
  [...disconnectReasons, 'absent'],
  `must be "absent" or one of ${disconnectReasons.join(', ')}`,
);
const oneOf = <const Options extends readonly string[]>(...options: Options) =>
  v.picklist(options, `must be one of ${options.join(', ')}`);
const milliseconds = v.pipe(
  v.number('must be a number'),
  v.integer('must be whole milliseconds'),
  v.minValue(0, 'must not be negative'),
  v.maxValue(600_000, 'must be at most 600000 ms'),
);

export const transferChoices = v.strictObject({
  /** Reason on a leg whose agent leaves while the conversation goes on. inferred: the agent's side left. */
  transferredLegReason: v.optional(reason, 'AGENT_DISCONNECT'),
  /** The customer's side ends and several legs with it: which of them say so. */
  customerReasonOn: v.optional(oneOf('every-leg', 'first-leg', 'last-leg'), 'every-leg'),
  /** What the others say then. */
  otherLegReason: v.optional(reason, 'AGENT_DISCONNECT'),
  /** Their order, by when they began … */
  legEndOrder: v.optional(oneOf('first-leg-first', 'last-leg-first'), 'first-leg-first'),
  /** … and the time between one and the next; timestamps tell it too. */
  legEndGapMs: v.optional(milliseconds, 0),
  /** An agent who is to be consulted refuses or misses: the leg ends, or waits in that agent's queue. */
  unacceptedConsult: v.optional(oneOf('ends', 'waits'), 'ends'),
  /** Whether NextContacts lists calls to outside numbers too (PHONE_NUMBER is in the SDK's type). */
  externalNextContact: v.optional(oneOf('listed', 'absent'), 'listed'),
  /** An agent may dial while still in after-contact work. */
  dialInAfterContactWork: v.optional(oneOf('allowed', 'refused'), 'refused'),
  /** A contact that an agent dialled in relation to another gets that one's attributes, as with the API. */
  dialledAttributes: v.optional(oneOf('copied', 'none'), 'copied'),
});

/** Open questions by name; a missing one takes its default. */
export type TransferChoicesInput = v.InferInput<typeof transferChoices>;
export type TransferChoices = v.InferOutput<typeof transferChoices>;

/** The reason as contacts carry it: nothing when absent. */
export const toldReason = (
  choice: TransferChoices['transferredLegReason'],
): { readonly reason?: Exclude<typeof choice, 'absent'> } => (choice === 'absent' ? {} : { reason: choice });

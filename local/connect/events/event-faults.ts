/** What goes wrong between Amazon Connect and the bus. documented: best effort, unordered; duplicates occur. */
import * as v from 'valibot';

const share = v.optional(
  v.pipe(
    v.number('must be a number'),
    v.minValue(0, 'must be a share from 0 to 1'),
    v.maxValue(1, 'must be a share from 0 to 1'),
  ),
  0,
);
const day = 86_400_000;
const names = v.array(v.string('must be a list of texts'), 'must be a list of texts');

/** Shares of the events, from 0 to 1; the same seed gives the same faults for the same events. */
export const eventFaults = v.strictObject({
  seed: v.optional(v.pipe(v.number('must be a number'), v.integer('must be a whole number')), 1),
  lose: share,
  duplicate: share,
  /** Held back until the next event was sent, or for a second when none comes. */
  reorder: share,
  delay: share,
  /** How late a delayed event comes; DISCONNECTED events of a day ago are still delivered (documented: 24 h). */
  delayMs: v.optional(
    v.pipe(
      v.number('must be a number'),
      v.minValue(0, 'must not be negative'),
      v.maxValue(day, 'must be at most 24 h'),
    ),
    1_000,
  ),
  /** Only events of these types, for example `["DISCONNECTED"]`, and … */
  eventTypes: v.optional(names),
  /** … only of these contacts. */
  contactIds: v.optional(names),
});
export type EventFaultsInput = v.InferInput<typeof eventFaults>;
export type EventFaults = v.InferOutput<typeof eventFaults>;

/** How long an attempt waits for news. */
import type { QueueSettings } from '../../contracts/queue-settings.ts';
import { type DurationMs, minutes, seconds } from '../../time.ts';

/**
 * Longer than any ringing and any delivery: without news by then an attempt has failed or is lost. An agent's own
 * softphone rings as long as its network lets it.
 */
export const newsWithin = ({ dialMode, ringSeconds }: QueueSettings): DurationMs =>
  dialMode === 'agent' ? seconds(90) : seconds(ringSeconds + 30);

/** How long an attempt of unknown outcome stays unknown before the agent may decide to try again. */
export const unknownFor: DurationMs = seconds(60);

/** Longer than a conversation: a callback keeps its card that long, however old its interruption is. */
export const callbackTime: DurationMs = minutes(60);

/** How long an attempt waits for news. */
import { type DurationMs, seconds } from '../../time.ts';

/** Longer than any ringing and any delivery: without news by then an attempt has failed or is lost. */
export const newsWithin = (ringSeconds: number): DurationMs => seconds(ringSeconds + 30);

/** How long an attempt of unknown outcome stays unknown before the agent may decide to try again. */
export const unknownFor: DurationMs = seconds(60);

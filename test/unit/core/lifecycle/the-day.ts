/** One fixed day, so that a test reads as clock times: `at('12:00:09.900')`. */
import { type EpochMs, parseInstant } from '../../../../core/time.ts';

export const at = (clock: string): EpochMs => {
  const instant = parseInstant(`2026-11-23T${clock}Z`);
  if (instant === undefined) throw new Error(`"${clock}" is no time of day: write hh:mm:ss or hh:mm:ss.mmm`);
  return instant;
};

/** Amina had the customer from 11:58 to noon; the offer came a second after the drop and pops up for ten. */
export const connected = at('11:58:00');
export const dropped = at('12:00:00');
export const offeredAt = at('12:00:01');
export const popupEnds = at('12:00:11');
export const expires = at('16:00:00');

/** Time arrives as a value: nothing in the core asks what time it is. */

declare const epochMs: unique symbol;

/** Milliseconds since 1970-01-01T00:00:00Z. Branded so that seconds cannot be passed by mistake. */
export type EpochMs = number & { readonly [epochMs]: true };

/** Length of time in milliseconds. */
export type DurationMs = number;

/** @param value milliseconds since the epoch, as a database, a JSON frame or a clock gives them */
export const epochMsOf = (value: number): EpochMs => value as EpochMs;

export const seconds = (count: number): DurationMs => count * 1_000;
export const minutes = (count: number): DurationMs => count * 60_000;

export const later = (instant: EpochMs, by: DurationMs): EpochMs => epochMsOf(instant + by);

/** Whole seconds from `from` to `to`, never negative. */
export const secondsBetween = (from: EpochMs, to: EpochMs): number =>
  Math.max(0, Math.floor((to - from) / 1_000));

/** ISO 8601 text in UTC with milliseconds, for people and for the ledger. */
export const isoOf = (instant: EpochMs): string => new Date(instant).toISOString();

const aDay = 86_400_000;

/**
 * The instant in an ISO 8601 text, or undefined for text that is no date and for the first day of 1970:
 * Amazon Connect writes "1970-01-01T00:00:00.001Z" where a timestamp is unknown
 * (contact events page of the Amazon Connect administrator guide, third sample).
 */
export const parseInstant = (text: string): EpochMs | undefined => {
  const value = Date.parse(text);
  return Number.isFinite(value) && value >= aDay ? epochMsOf(value) : undefined;
};

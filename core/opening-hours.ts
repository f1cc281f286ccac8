/** Opening hours as Amazon Connect keeps them: slices of days on the wall clock of a time zone. */
import { type EpochMs, epochMsOf, isoOf, later, minutes, parseInstant } from './time.ts';

export interface OpenSlice {
  /** The day on which it begins, such as "2026-11-23". */
  readonly date: string;
  /** Minutes since midnight; it ends before `to`. At or before `from`, `to` is on the next day: midnight is 0. */
  readonly from: number;
  readonly to: number;
}

export interface Schedule {
  /** A name of the time zone database, such as "America/Sao_Paulo". */
  readonly timeZone: string;
  readonly slices: readonly OpenSlice[];
}

const aDay = minutes(24 * 60);

const dayOf = (instant: EpochMs): string => isoOf(instant).slice(0, 10);

interface WallClock {
  readonly date: string;
  readonly minute: number;
}

/** @throws RangeError when there is no such time zone */
const wallClock = (timeZone: string, instant: number): WallClock => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const of = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  return {
    date: `${of('year')}-${of('month')}-${of('day')}`,
    minute: Number(of('hour')) * 60 + Number(of('minute')),
  };
};

/** The day before, by the calendar: a day of 23 or 25 hours does not matter. */
const dayBefore = (date: string): string => dayOf(later(parseInstant(date) ?? epochMsOf(0), -aDay));

export const isOpenAt = ({ timeZone, slices }: Schedule, now: EpochMs): boolean => {
  const { date, minute } = wallClock(timeZone, now);
  const yesterday = dayBefore(date);
  return slices.some((slice) => {
    const overMidnight = slice.to <= slice.from;
    if (slice.date === date) return minute >= slice.from && (overMidnight || minute < slice.to);
    return slice.date === yesterday && overMidnight && minute < slice.to;
  });
};

/** The days, anywhere on Earth, that an instant and the one before it may fall on: two before to one after. */
export const daysAround = (now: EpochMs): { readonly from: string; readonly to: string } => ({
  from: dayOf(later(now, -2 * aDay)),
  to: dayOf(later(now, aDay)),
});

import { describe, expect, it } from 'vitest';
import { daysAround, isOpenAt, type OpenSlice } from '../../../core/opening-hours.ts';
import { type EpochMs, epochMsOf } from '../../../core/time.ts';

const at = (iso: string): EpochMs => epochMsOf(Date.parse(iso));
const hours = (date: string, from: string, to: string): OpenSlice => {
  const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return { date, from: minutes(from), to: minutes(to) };
};
const open = (timeZone: string, slices: readonly OpenSlice[], iso: string): boolean =>
  isOpenAt({ timeZone, slices }, at(iso));

describe('a queue that is open from 9 to 17 in São Paulo, three hours behind UTC', () => {
  it.each([
    ['2026-11-23T11:59:59.999Z', false],
    ['2026-11-23T12:00:00.000Z', true],
    ['2026-11-23T19:59:59.999Z', true],
    ['2026-11-23T20:00:00.000Z', false],
    ['2026-11-24T12:00:00.000Z', false],
  ])('at %s: %s', (iso, expected) => {
    expect(open('America/Sao_Paulo', [hours('2026-11-23', '09:00', '17:00')], iso)).toBe(expected);
  });
});

describe('a queue with a break at noon', () => {
  const slices = [hours('2026-11-23', '09:00', '12:00'), hours('2026-11-23', '13:00', '17:00')];

  it.each([
    ['11:59', true],
    ['12:00', false],
    ['12:59', false],
    ['13:00', true],
  ])('at %s: %s', (time, expected) => {
    expect(open('UTC', slices, `2026-11-23T${time}:30Z`)).toBe(expected);
  });
});

describe('a queue that is open until midnight, or beyond', () => {
  it.each([
    ['23:59', '2026-11-23T23:59:59.999Z', true],
    ['midnight', '2026-11-24T00:00:00.000Z', false],
  ])('from 10:00 to 00:00, at %s: %s', (_, iso, expected) => {
    expect(open('UTC', [hours('2026-11-23', '10:00', '00:00')], iso)).toBe(expected);
  });

  it.each([
    ['2026-11-23T21:59:59Z', false],
    ['2026-11-23T22:00:00Z', true],
    ['2026-11-24T05:59:59Z', true],
    ['2026-11-24T06:00:00Z', false],
    ['2026-11-23T05:00:00Z', false],
  ])('from 22:00 to 06:00, at %s: %s', (iso, expected) => {
    expect(open('UTC', [hours('2026-11-23', '22:00', '06:00')], iso)).toBe(expected);
  });

  it('from 00:00 to 00:00 it is open all day, and only that day', () => {
    const day = [hours('2026-11-23', '00:00', '00:00')];
    expect(open('UTC', day, '2026-11-22T23:59:59Z')).toBe(false);
    expect(open('UTC', day, '2026-11-23T00:00:00Z')).toBe(true);
    expect(open('UTC', day, '2026-11-23T23:59:59Z')).toBe(true);
    expect(open('UTC', day, '2026-11-24T00:00:00Z')).toBe(false);
  });
});

describe('when the clocks change in New York', () => {
  it('a queue opens at 9 by the wall clock, before and after they go forward', () => {
    const slices = [hours('2026-03-07', '09:00', '17:00'), hours('2026-03-08', '09:00', '17:00')];
    expect(open('America/New_York', slices, '2026-03-07T13:59:59Z')).toBe(false);
    expect(open('America/New_York', slices, '2026-03-07T14:00:00Z')).toBe(true);
    expect(open('America/New_York', slices, '2026-03-08T12:59:59Z')).toBe(false);
    expect(open('America/New_York', slices, '2026-03-08T13:00:00Z')).toBe(true);
  });

  it('and before and after they go back', () => {
    const slices = [hours('2026-10-31', '09:00', '17:00'), hours('2026-11-01', '09:00', '17:00')];
    expect(open('America/New_York', slices, '2026-10-31T13:00:00Z')).toBe(true);
    expect(open('America/New_York', slices, '2026-11-01T13:59:59Z')).toBe(false);
    expect(open('America/New_York', slices, '2026-11-01T14:00:00Z')).toBe(true);
  });

  it('a night of 25 hours belongs to the evening on which it began', () => {
    const slices = [hours('2026-10-31', '22:00', '02:00')];
    // 01:30 comes twice; both are before two o'clock.
    expect(open('America/New_York', slices, '2026-11-01T05:30:00Z')).toBe(true);
    expect(open('America/New_York', slices, '2026-11-01T06:30:00Z')).toBe(true);
    expect(open('America/New_York', slices, '2026-11-01T07:00:00Z')).toBe(false);
  });
});

it('a time zone that does not exist is an error, not a guess', () => {
  expect(() => open('Mars/Olympus', [], '2026-11-23T12:00:00Z')).toThrow(RangeError);
});

it('the days to ask for hold today and yesterday, and the next quarter of an hour, anywhere on Earth', () => {
  expect(daysAround(at('2026-03-01T00:00:00Z'))).toEqual({ from: '2026-02-27', to: '2026-03-02' });
  expect(daysAround(at('2026-02-28T23:59:59Z'))).toEqual({ from: '2026-02-26', to: '2026-03-01' });
});

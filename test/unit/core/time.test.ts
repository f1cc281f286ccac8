import { describe, expect, it } from 'vitest';
import {
  epochMsOf,
  isoOf,
  later,
  minutes,
  parseInstant,
  seconds,
  secondsBetween,
} from '../../../core/time.ts';
import { at } from './lifecycle/the-day.ts';

describe('an instant', () => {
  it('is read from a text and written as one', () => {
    expect(isoOf(at('12:00:00.250'))).toBe('2026-11-23T12:00:00.250Z');
    expect(parseInstant('2026-11-23T09:00:00-03:00')).toBe(at('12:00:00'));
  });

  it.each(['', 'yesterday', 'Contact', '2026-13-01T00:00:00Z', '2026-11-23T25:00:00Z'])(
    '%j is none',
    (text) => {
      expect(parseInstant(text)).toBeUndefined();
    },
  );

  it.each([
    ['the last moment of 1970-01-01 means unknown', '1970-01-01T23:59:59.999Z', undefined],
    ['the next one is a time', '1970-01-02T00:00:00.000Z', epochMsOf(86_400_000)],
  ])('%s', (_, text, instant) => {
    expect(parseInstant(text)).toBe(instant);
  });
});

describe('a length of time', () => {
  it('moves an instant', () => {
    expect(later(at('12:00:00'), seconds(90))).toBe(at('12:01:30'));
    expect(later(at('12:00:00'), minutes(-1))).toBe(at('11:59:00'));
  });

  it.each([
    ['11:59:58', 2],
    ['11:59:58.001', 1],
    ['12:00:00', 0],
    ['12:00:05', 0],
  ])('from %s to noon: %i whole seconds', (from, count) => {
    expect(secondsBetween(at(from), at('12:00:00'))).toBe(count);
  });
});

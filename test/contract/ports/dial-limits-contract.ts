/** What every store of counters and every line of callbacks does. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Counter, Counters, DialPace } from '../../../core/ports.ts';
import { type EpochMs, epochMsOf, later, minutes, seconds } from '../../../core/time.ts';

const nine = epochMsOf(Date.parse('2026-11-23T09:00:00.000Z'));

const counter = (name: string, most: number, spacing = 0): Counter => ({
  name,
  most,
  spacing,
  until: later(nine, minutes(24 * 60)),
});

export const countersContract = (open: () => Promise<Counters>): void => {
  let counters: Counters;
  beforeEach(async () => {
    counters = await open();
  });

  const countFor = (attempts: readonly string[], given: Counter, now: EpochMs = nine) =>
    Promise.all(attempts.map((attempt) => counters.count(attempt, [given], now)));

  describe('a counter', () => {
    it('lets through as many as it allows and then says which one is full', async () => {
      const two = counter('number', 2);
      for (const attempt of ['a:1', 'b:1'])
        expect(await counters.count(attempt, [two], nine)).toEqual({ type: 'counted' });
      expect(await counters.count('c:1', [two], nine)).toEqual({ type: 'full', name: 'number' });
    });

    it('counts an attempt once, however often it comes, even when it is full by then', async () => {
      const one = counter('number', 1);
      for (const _ of [1, 2, 3])
        expect(await counters.count('a:1', [one], nine)).toEqual({ type: 'counted' });
      expect(await counters.count('a:2', [one], nine)).toEqual({ type: 'full', name: 'number' });
    });

    it('lets through exactly as many as it allows when many come at once', async () => {
      const attempts = Array.from({ length: 12 }, (_, index) => `at-once-${index}:1`);
      const answers = await countFor(attempts, counter('all', 5));
      expect(answers.filter(({ type }) => type === 'counted')).toHaveLength(5);
      expect(answers.filter(({ type }) => type === 'full')).toHaveLength(7);
    });

    it('counts nothing when another one beside it is full', async () => {
      const [roomy, tight] = [counter('agent', 2), counter('number', 1)];
      await counters.count('a:1', [tight], nine);
      expect(await counters.count('b:1', [roomy, tight], nine)).toEqual({ type: 'full', name: 'number' });
      for (const attempt of ['c:1', 'd:1'])
        expect(await counters.count(attempt, [roomy], nine)).toEqual({ type: 'counted' });
    });

    it('that refused an attempt may let the same attempt through later', async () => {
      const spaced = counter('number', 9, seconds(30));
      await counters.count('a:1', [spaced], nine);
      expect((await counters.count('b:1', [spaced], nine)).type).toBe('too-soon');
      expect((await counters.count('b:1', [spaced], later(nine, seconds(30)))).type).toBe('counted');
    });
  });

  describe('a counter with a spacing of 30 s', () => {
    it.each([
      [0, 'too-soon'],
      [29_999, 'too-soon'],
      [30_000, 'counted'],
    ])('%i ms after the last count: %s', async (after, type) => {
      const spaced = counter('number', 9, seconds(30));
      await counters.count('a:1', [spaced], nine);
      expect((await counters.count('b:1', [spaced], later(nine, after))).type).toBe(type);
    });

    it('says that it is full rather than that it is too soon', async () => {
      const spaced = counter('number', 1, seconds(30));
      await counters.count('a:1', [spaced], nine);
      expect((await counters.count('b:1', [spaced], nine)).type).toBe('full');
    });
  });
};

/** @param open a line of two calls a second */
export const dialPaceContract = (open: () => Promise<DialPace>): void => {
  let pace: DialPace;
  let asked: number;
  beforeEach(async () => {
    pace = await open();
    asked = 0;
  });
  const patience = later(nine, seconds(60));
  const next = (now: EpochMs, latest: EpochMs = patience) => {
    asked += 1;
    return pace.takeTurn(`attempt-${asked}`, now, latest);
  };

  describe('the line of callbacks', () => {
    it('gives a turn at once when nobody waits', async () => {
      expect(await next(nine)).toBe(nine);
      const noon = later(nine, minutes(180));
      expect(await next(noon, later(noon, 1))).toBe(noon);
    });

    it('gives the next one half a second later, and from then on anew', async () => {
      await next(nine);
      expect(await next(later(nine, 100))).toBe(later(nine, 500));
      expect(await next(later(nine, 999))).toBe(later(nine, 1_000));
      expect(await next(later(nine, 1_501))).toBe(later(nine, 1_501));
    });

    it('gives everyone a turn of their own when all come at once', async () => {
      const turns = await Promise.all(Array.from({ length: 10 }, () => next(nine)));
      expect(turns.map((turn) => Number(turn) - nine).sort((one, other) => one - other)).toEqual(
        Array.from({ length: 10 }, (_, index) => index * 500),
      );
    });

    it('gives no turn, and takes none, when it would come after the latest', async () => {
      await next(nine);
      expect(await next(nine, later(nine, 499))).toBeUndefined();
      expect(await next(nine, later(nine, 500))).toBe(later(nine, 500));
      expect(await next(nine, later(nine, -1))).toBeUndefined();
    });

    it('gives no turn to one who is too late, even when nobody waits', async () => {
      expect(await next(nine, later(nine, -1))).toBeUndefined();
      expect(await next(nine, nine)).toBe(nine);
    });

    it('gives one who stands in it the same turn again, even when it has become too long for others', async () => {
      await next(nine);
      const turn = later(nine, 500);
      for (const at of [nine, later(nine, 499), turn])
        expect(await pace.takeTurn('waiting', at, patience)).toBe(turn);
      expect(await pace.takeTurn('waiting', nine, turn)).toBe(turn);
      for (const _ of [1, 2, 3]) await next(nine);
      expect(await pace.takeTurn('waiting', nine, turn)).toBe(turn);
      expect(await next(nine, turn)).toBeUndefined();
    });
  });
};

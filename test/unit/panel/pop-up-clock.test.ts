import { describe, expect, it } from 'vitest';
import { minutes } from '../../../core/time.ts';
import { countsDown, secondsLeft, shareLeft, skewOf, timeLeft } from '../../../panel/pop-up-clock.ts';

describe('the server’s clock', () => {
  it('is found again on a machine that is five minutes behind', () => {
    const local = 1_000_000;
    const server = local + minutes(5);
    expect(local + 3_000 + skewOf(server, local)).toBe(server + 3_000);
  });

  it('is found again on a machine that is five minutes ahead', () => {
    expect(skewOf(1_000_000, 1_000_000 + minutes(5))).toBe(-minutes(5));
  });
});

describe('the deadline', () => {
  it('has 1 ms left just before and nothing at the very instant', () => {
    expect(timeLeft(10_000, 9_999)).toBe(1);
    expect(timeLeft(10_000, 10_000)).toBe(0);
  });

  it('is never negative, however late the page looks', () => {
    expect(timeLeft(10_000, 99_000)).toBe(0);
  });
});

describe('the countdown', () => {
  it.each([
    [10_000, 10],
    [9_001, 10],
    [9_000, 9],
    [1, 1],
    [0, 0],
  ])('shows %i ms as %i', (left, shown) => {
    expect(secondsLeft(left)).toBe(shown);
  });

  it('is full at the start, half in the middle, empty at the end', () => {
    expect([10_000, 5_000, 0].map((left) => shareLeft(left, 10_000))).toEqual([1, 0.5, 0]);
  });

  it('stays within its ring when the deadline lies in the past or the total is nothing', () => {
    expect(shareLeft(12_000, 10_000)).toBe(1);
    expect(shareLeft(5_000, 0)).toBe(0);
  });

  it('is not shown for a question that stands until answered', () => {
    expect(countsDown(minutes(10))).toBe(true);
    expect(countsDown(minutes(10) + 1)).toBe(false);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { epochMsOf } from '../../core/time.ts';
import { type FramePace, framePace, type Hearing } from '../../lambdas/runtime/frame-pace.ts';

let now: number;
let pace: FramePace;
beforeEach(() => {
  now = Date.parse('2026-11-23T09:00:00.000Z');
  pace = framePace(() => epochMsOf(now));
});

const says = (page: string, frames: number): Hearing[] => Array.from({ length: frames }, () => pace(page));
const counted = (hearings: readonly Hearing[], wanted: Hearing): number =>
  hearings.filter((hearing) => hearing === wanted).length;

describe('a page', () => {
  it('is heard sixty times at once, and not a sixty-first time', () => {
    expect(counted(says('page', 60), 'heard')).toBe(60);
    expect(says('page', 1)).toEqual(['first-too-many']);
  });

  it('is heard five times a second for as long as it likes', () => {
    says('page', 60);
    for (let second = 0; second < 1_000; second += 1) {
      now += 1_000;
      expect(counted(says('page', 5), 'heard')).toBe(5);
    }
  });

  it('that floods is reported once, however long it goes on', () => {
    const hearings = Array.from({ length: 600 }, () => {
      now += 100;
      return says('page', 10);
    }).flat();
    expect(counted(hearings, 'first-too-many')).toBe(1);
    expect(counted(hearings, 'heard')).toBe(60 + 5 * 60 - 1);
  });

  it('that calmed down and floods again is reported again', () => {
    says('page', 70);
    now += 10_000;
    expect(counted(says('page', 70), 'first-too-many')).toBe(1);
  });

  it('does not cost another page its words', () => {
    says('page', 100);
    expect(says('another page', 1)).toEqual(['heard']);
  });

  it('is held to its pace by a clock that goes back', () => {
    says('page', 60);
    now -= 60_000;
    expect(says('page', 1)).toEqual(['first-too-many']);
  });
});

it('only so many pages are remembered, and the one that was silent for longest is forgotten first', () => {
  says('first page', 60);
  says('second page', 60);
  for (let page = 0; page < 999; page += 1) pace(`page ${page}`);
  expect(says('second page', 1)).toEqual(['first-too-many']);
  expect(says('first page', 1)).toEqual(['heard']);
});

import { describe, expect, it } from 'vitest';
import type { View } from '../../../core/contracts/agent-socket.ts';
import { boardAt } from '../../../panel/board.ts';
import { emptyList, evolve, type InterruptionList } from '../../../panel/interruption-list.ts';
import { en } from '../../../panel/texts/en.ts';
import { aView } from './a-view.ts';

const listOf = (...views: View[]): InterruptionList =>
  views.reduce(
    (list, view) =>
      evolve(list, { type: 'heard', frame: { type: 'interruption', view, serverNow: 1_000_500 } }),
    emptyList,
  );

const offer = listOf(aView({ popupUntil: 1_010_000 }));

describe('the question', () => {
  it('pops up 1 ms before its deadline and is a card at the deadline', () => {
    expect(boardAt(offer, 1_009_999, en)).toMatchObject({ popUps: [{ left: 1 }], cards: [] });
    expect(boardAt(offer, 1_010_000, en).popUps).toEqual([]);
    expect(boardAt(offer, 1_010_000, en).cards).toHaveLength(1);
  });

  it('is looked at again at its very deadline, not a tick later', () => {
    expect(boardAt(offer, 1_009_900, en).nextLook).toBe(100);
  });

  it('that waits until answered is looked at each minute, and each tick from 10 minutes before its end', () => {
    const waiting = listOf(aView({ popupUntil: 1_000_500 + 600_001 }));
    expect(boardAt(waiting, 1_000_500, en).nextLook).toBe(60_000);
    expect(boardAt(waiting, 1_000_501, en).nextLook).toBe(250);
  });

  it('never pops up without a deadline, nor once dialling has begun', () => {
    expect(boardAt(listOf(aView({ popupUntil: null })), 1_000_500, en).popUps).toEqual([]);
    expect(boardAt(listOf(aView({ state: 'dialling' })), 1_000_500, en).popUps).toEqual([]);
  });
});

describe('a question that comes while the agent talks to somebody', () => {
  it('is a card, and pops up when they end within its time', () => {
    expect(boardAt(offer, 1_005_000, en, true)).toMatchObject({
      popUps: [],
      cards: [{}],
      urgent: '',
      calm: '',
    });
    expect(boardAt(offer, 1_005_000, en, false)).toMatchObject({ popUps: [{ left: 5_000 }], cards: [] });
  });
});

describe('what is spoken', () => {
  it('is the question once, a warning near the end, and what remains', () => {
    const spoken = [1_000_500, 1_003_000, 1_005_000, 1_009_000, 1_010_000].map((now) =>
      boardAt(offer, now, en),
    );
    expect(spoken.map(({ urgent }) => urgent)).toEqual([
      `${en.popUp.title} ${en.popUp.body}`,
      `${en.popUp.title} ${en.popUp.body}`,
      '5 seconds left to answer',
      '5 seconds left to answer',
      '',
    ]);
    expect(spoken.map(({ calm }) => calm)).toEqual(['', '', '', '', en.popUp.lapsed]);
  });
});

describe('the farewell', () => {
  const gone = (reason: string) => {
    const ended = aView({ version: 4, state: 'ended', reason });
    return evolve(offer, {
      type: 'heard',
      frame: { type: 'interruption', view: ended, serverNow: 1_003_000 },
    });
  };

  it('says why an interruption went away by itself, for 20 s', () => {
    expect(boardAt(gone('withdrawn'), 1_022_999, en).farewell).toContain(en.endings.withdrawn);
    expect(boardAt(gone('withdrawn'), 1_023_000, en).farewell).toBe('');
  });

  it.each(['choice', 'finalised'])('is not said when the agent did it: %s', (reason) => {
    expect(boardAt(gone(reason), 1_003_000, en).farewell).toBe('');
  });
});

it('a board where nothing moves is not looked at again', () => {
  expect(boardAt(emptyList, 1_000_500, en).nextLook).toBeUndefined();
  expect(boardAt(offer, 1_010_000, en).nextLook).toBeUndefined();
});

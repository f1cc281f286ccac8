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
      spoken: { urgent: '', lapsed: '' },
    });
    expect(boardAt(offer, 1_005_000, en, false)).toMatchObject({ popUps: [{ left: 5_000 }], cards: [] });
  });
});

describe('what is spoken', () => {
  it('is the question once, a warning near the end, and what remains', () => {
    const spoken = [1_000_500, 1_003_000, 1_005_000, 1_009_000, 1_010_000].map(
      (now) => boardAt(offer, now, en).spoken,
    );
    expect(spoken.map(({ urgent }) => urgent)).toEqual([
      `${en.popUp.title} ${en.popUp.body}`,
      `${en.popUp.title} ${en.popUp.body}`,
      '5 seconds left to answer',
      '5 seconds left to answer',
      '',
    ]);
    expect(spoken.map(({ lapsed }) => lapsed)).toEqual(['', '', '', '', en.popUp.lapsed]);
  });
});

describe('the note about an end that was not the agent’s doing', () => {
  const ended = (list: InterruptionList, interruptionId: string, serverNow: number) =>
    evolve(list, {
      type: 'heard',
      frame: {
        type: 'interruption',
        view: aView({
          interruptionId,
          protocol: `P-${interruptionId}`,
          version: 4,
          state: 'ended',
          reason: 'withdrawn',
        }),
        serverNow,
      },
    });
  const gone = ended(offer, 'int-1', 1_003_000);

  it('stands for 30 s, and the board is looked at again when it goes', () => {
    expect(boardAt(gone, 1_032_999, en)).toMatchObject({ farewells: [{}], nextLook: 1 });
    expect(boardAt(gone, 1_033_000, en)).toMatchObject({ farewells: [], nextLook: undefined });
  });

  it('goes at once when it is read', () => {
    const read = evolve(gone, { type: 'read', interruptionId: 'int-1' });
    expect(boardAt(read, 1_003_001, en).farewells).toEqual([]);
  });

  it('is spoken with title, protocol and what to do, and not interrupted by anything', () => {
    const { title, next } = en.endings.withdrawn;
    expect(boardAt(gone, 1_003_001, en).spoken).toEqual({
      urgent: '',
      lapsed: '',
      farewell: `${title}: P-int-1. ${next}`,
    });
  });

  it('is not spoken again when a later one is read', () => {
    const other = aView({ interruptionId: 'int-2' });
    const both = ended(ended(listOf(aView(), other), 'int-1', 1_003_000), 'int-2', 1_004_000);
    const before = boardAt(both, 1_004_001, en).spoken;
    const read = evolve(both, { type: 'read', interruptionId: 'int-2' });
    expect(boardAt(read, 1_004_002, en).spoken).toEqual(before);
  });

  it('does not make a closed question be spoken of again when it goes', () => {
    const both = ended(listOf(aView(), aView({ interruptionId: 'int-2' })), 'int-2', 1_012_000);
    expect(boardAt(both, 1_012_001, en).spoken.lapsed).toBe(en.popUp.lapsed);
    expect(boardAt(both, 1_050_000, en).spoken.lapsed).toBe(en.popUp.lapsed);
  });
});

it('a board where nothing moves is not looked at again', () => {
  expect(boardAt(emptyList, 1_000_500, en).nextLook).toBeUndefined();
  expect(boardAt(offer, 1_010_000, en).nextLook).toBeUndefined();
});

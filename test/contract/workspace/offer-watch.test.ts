import { describe, expect, it } from 'vitest';
import type { ServerFrame, View } from '../../../core/contracts/agent-socket.ts';
import { offerWatch } from '../../../panel/pages/workspace/offer-watch.ts';
import { droppedAt, marinasDrop } from '../../browser/fixtures.ts';

const popupUntil = droppedAt + 10_000;

const told = (change: Partial<View>, serverNow = droppedAt): ServerFrame => ({
  type: 'interruption',
  view: { ...marinasDrop, popupUntil, ...change },
  serverNow,
});

const watch = (reveal: () => Promise<void> = async () => {}) => {
  const shown: ('in front' | 'behind')[] = [];
  const failures: unknown[] = [];
  const { hear, talking } = offerWatch(
    {
      reveal: async () => {
        shown.push('in front');
        await reveal();
      },
      openBehind: async () => {
        shown.push('behind');
      },
    },
    (error) => failures.push(error),
  );
  talking(false);
  return { hear, talking, failures, shown };
};

describe('the service of the agent workspace', () => {
  it('reveals the panel once for one question, however often it is told', () => {
    const { hear, shown } = watch();
    hear(told({}));
    hear(told({}));
    hear({ type: 'snapshot', interruptions: [{ ...marinasDrop, popupUntil }], serverNow: droppedAt });
    expect(shown).toEqual(['in front']);
  });

  it('reveals it for a question that was put while the service had no connection', () => {
    const { hear, shown } = watch();
    hear({ type: 'snapshot', interruptions: [{ ...marinasDrop, popupUntil }], serverNow: droppedAt });
    expect(shown).toEqual(['in front']);
  });

  it('reveals it again when the agent is asked again after a failed callback', () => {
    const { hear, shown } = watch();
    hear(told({}));
    hear(told({ version: 4, attempt: 1, popupUntil: popupUntil + 60_000 }));
    expect(shown).toEqual(['in front', 'in front']);
  });

  it('still reveals it in the last moment of the question, and opens it behind at its end', () => {
    const last = watch();
    last.hear(told({}, popupUntil - 1));
    expect(last.shown).toEqual(['in front']);
    const over = watch();
    over.hear(told({}, popupUntil));
    expect(over.shown).toEqual(['behind']);
  });

  it('opens it behind while the agent talks to somebody, and until it is known whether they do', () => {
    const { hear, talking, shown } = watch();
    talking(true);
    hear(told({}));
    expect(shown).toEqual(['behind']);
    talking(false);
    hear(told({}));
    expect(shown).toEqual(['behind', 'in front']);
    const unknown: string[] = [];
    offerWatch(
      {
        reveal: async () => void unknown.push('in front'),
        openBehind: async () => void unknown.push('behind'),
      },
      () => {},
    ).hear(told({}));
    expect(unknown).toEqual(['behind']);
  });

  it('opens it behind once for each news of a case that has a card without a question', () => {
    const { hear, shown } = watch();
    hear(told({ popupUntil: null }));
    hear(told({ popupUntil: null, version: 2 }));
    expect(shown).toEqual(['behind']);
    hear(told({ popupUntil: null, state: 'dialling', version: 3 }));
    expect(shown).toEqual(['behind', 'behind']);
  });

  it.each<[string, Partial<View>]>([
    ['a case that ended', { state: 'ended' }],
    ['a call that is not offered', { state: 'not-offered', popupUntil: null }],
    ['a call whose end is still being looked up', { state: 'detected', popupUntil: null }],
  ])('does nothing for %s', (_what, change) => {
    const { hear, shown } = watch();
    hear(told(change));
    expect(shown).toEqual([]);
  });

  it('tells why the panel could not be shown, and tries again at the next word', async () => {
    const { hear, failures, shown } = watch(() => Promise.reject(new Error('not allowed')));
    hear(told({}));
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
    expect(failures).toEqual([new Error('not allowed')]);
    hear(told({}));
    expect(shown).toEqual(['in front', 'in front']);
  });
});

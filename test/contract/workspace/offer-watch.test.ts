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
  let revealed = 0;
  const failures: unknown[] = [];
  const hear = offerWatch(
    async () => {
      revealed += 1;
      await reveal();
    },
    (error) => failures.push(error),
  );
  return { hear, failures, revealed: () => revealed };
};

describe('the service of the agent workspace', () => {
  it('reveals the panel once for one question, however often it is told', () => {
    const { hear, revealed } = watch();
    hear(told({}));
    hear(told({}));
    hear({ type: 'snapshot', interruptions: [{ ...marinasDrop, popupUntil }], serverNow: droppedAt });
    expect(revealed()).toBe(1);
  });

  it('reveals it for a question that was put while the service had no connection', () => {
    const { hear, revealed } = watch();
    hear({ type: 'snapshot', interruptions: [{ ...marinasDrop, popupUntil }], serverNow: droppedAt });
    expect(revealed()).toBe(1);
  });

  it('reveals it again when the agent is asked again after a failed callback', () => {
    const { hear, revealed } = watch();
    hear(told({}));
    hear(told({ version: 4, attempt: 1, popupUntil: popupUntil + 60_000 }));
    expect(revealed()).toBe(2);
  });

  it('still reveals it in the last moment of the question, and not at its end', () => {
    const last = watch();
    last.hear(told({}, popupUntil - 1));
    expect(last.revealed()).toBe(1);
    const over = watch();
    over.hear(told({}, popupUntil));
    expect(over.revealed()).toBe(0);
  });

  it.each<[string, Partial<View>]>([
    ['an offer that stands without a pop-up', { popupUntil: null }],
    ['a callback that is dialling', { state: 'dialling' }],
    ['a case that ended', { state: 'ended' }],
  ])('does not disturb the agent for %s', (_what, change) => {
    const { hear, revealed } = watch();
    hear(told(change));
    expect(revealed()).toBe(0);
  });

  it('tells why the panel could not be shown, and tries again at the next word', async () => {
    const { hear, failures, revealed } = watch(() => Promise.reject(new Error('not allowed')));
    hear(told({}));
    await Promise.resolve();
    await Promise.resolve();
    expect(failures).toEqual([new Error('not allowed')]);
    hear(told({}));
    expect(revealed()).toBe(2);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callbackProgress } from '../../../core/interruption/callback-progress.ts';
import { type Facts, type Leg, mergeFacts, noFacts } from '../../../core/interruption/facts.ts';
import { verdictOf } from '../../../core/interruption/verdict.ts';
import { conversations } from '../../unit/core/conversations.ts';
import { retold, someFacts } from './some-facts.ts';

const verdictAfter = (said: readonly Facts[]) => verdictOf(said.reduce(mergeFacts, noFacts));

/** The same facts with their legs, and what is known of each, in another order. */
const reordered = (facts: Facts): fc.Arbitrary<Facts> => {
  const shuffled = (entries: [string, unknown][]) =>
    fc.shuffledSubarray(entries, { minLength: entries.length }).map((them) => Object.fromEntries(them));
  const legs = Object.entries(facts).map(([contactId, leg]) =>
    shuffled(Object.entries(leg)).map((other): [string, unknown] => [contactId, other]),
  );
  return fc.tuple(...legs).chain((them) => shuffled(them) as fc.Arbitrary<Facts>);
};

const isBesideTheCall = ({ initiationMethod }: Leg): boolean =>
  initiationMethod?.value === 'MONITOR' || initiationMethod?.value === 'EXTERNAL_OUTBOUND';

describe('the verdict is the same in any order and with any repetition of the events when', () => {
  it.each(Object.entries(conversations))('%s', (_, { said }) => {
    const verdict = verdictAfter(said);
    fc.assert(
      fc.property(retold(said), (again) => {
        expect(verdictAfter(again)).toEqual(verdict);
      }),
    );
  });
});

describe('whatever facts are claimed', () => {
  it('there is a verdict, the same in any order of telling', () => {
    const stories = fc
      .array(someFacts, { minLength: 1, maxLength: 5 })
      .chain((said) => fc.tuple(fc.constant(said), retold(said)));
    fc.assert(
      fc.property(stories, ([said, again]) => {
        expect(verdictAfter(again)).toEqual(verdictAfter(said));
      }),
      { numRuns: 500 },
    );
  });

  it('the verdict and the progress of a callback do not depend on how the facts are stored', () => {
    const stored = someFacts.chain((facts) => fc.tuple(fc.constant(facts), reordered(facts)));
    fc.assert(
      fc.property(stored, ([facts, other]) => {
        expect(verdictOf(other)).toEqual(verdictOf(facts));
        expect(callbackProgress(other, 'call-1')).toEqual(callbackProgress(facts, 'call-1'));
      }),
      { numRuns: 500 },
    );
  });

  it('the holder is an agent who had the customer on that leg, and the drop is not before it ended', () => {
    const betweenAgents = someFacts.filter((facts) => !Object.values(facts).some(isBesideTheCall));
    fc.assert(
      fc.property(betweenAgents, (facts) => {
        const verdict = verdictOf(facts);
        if (verdict.type !== 'interrupted') return;
        const { holder, droppedAt } = verdict.drop;
        const leg = facts[holder.contactId];
        expect(holder.agentId).toBe(leg?.agentId?.value);
        expect(droppedAt).toBeGreaterThanOrEqual(leg?.endedAt?.value ?? 0);
      }),
      { numRuns: 500 },
    );
  });

  it('no leg is asked about that was asked about before, unless it has ended since', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const verdict = verdictOf(facts);
        if (verdict.type !== 'unknown') return;
        const { lookedUp, endedAt } = facts[verdict.contactId] ?? {};
        if (lookedUp) expect(endedAt?.value).toBeGreaterThan(lookedUp.at);
      }),
      { numRuns: 500 },
    );
  });
});

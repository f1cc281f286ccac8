/** The same events in any order lead to the same offer: the life cycle judged again after each of them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Effect } from '../../../core/interruption/decision.ts';
import { type Facts, mergeFacts, noFacts } from '../../../core/interruption/facts.ts';
import type { Judged } from '../../../core/interruption/input.ts';
import type { Interruption } from '../../../core/interruption/interruption.ts';
import { decide } from '../../../core/interruption/lifecycle/decide.ts';
import { type Verdict, verdictOf } from '../../../core/interruption/verdict.ts';
import { conversations } from '../../unit/core/conversations.ts';
import { call, support } from '../../unit/core/lifecycle/people.ts';
import { offeredAt } from '../../unit/core/lifecycle/the-day.ts';
import { retold, someFacts } from './some-facts.ts';

const withPolicy = (verdict: Verdict): Judged['verdict'] => {
  if (verdict.type !== 'interrupted') return verdict;
  const offer = { type: 'offer', settings: support(), callOut: 'can', popsUp: true } as const;
  const refusal = { type: 'refuse', reason: 'no-queue' } as const;
  return { ...verdict, policy: verdict.drop.queueId === null ? refusal : offer };
};

interface Told {
  readonly verdict: Verdict;
  readonly interruption: Interruption | undefined;
  readonly effects: readonly Effect[];
}

const tell = (said: readonly Facts[]): Told => {
  let facts = noFacts;
  let interruption: Interruption | undefined;
  const effects: Effect[] = [];
  for (const some of said) {
    facts = mergeFacts(facts, some);
    const verdict = withPolicy(verdictOf(facts));
    const input: Judged = { type: 'judged', chainId: call, verdict, inherited: undefined };
    const decision = decide(interruption, input, offeredAt);
    interruption = decision.interruption;
    effects.push(...decision.effects);
  }
  return { verdict: verdictOf(facts), interruption, effects };
};

/** A drop on this leg was refused before: that holds, and nobody asks about it any more. */
const wasRefused = (interruption: Interruption | undefined, contactId: string): boolean =>
  interruption?.state === 'not-offered' && interruption.contactId === contactId;

/** Whatever was believed on the way, at the end the last verdict holds. */
const expectTheVerdictToHold = ({ verdict, interruption, effects }: Told): void => {
  if (verdict.type === 'unknown' && !wasRefused(interruption, verdict.contactId))
    expect(effects).toContainEqual({ type: 'look-up', contactId: verdict.contactId });
  else if (verdict.type === 'interrupted' && verdict.drop.queueId !== null)
    expect(interruption).toMatchObject({ state: 'offered', case: { holder: verdict.drop.holder } });
  else if (verdict.type === 'none') expect(interruption?.state).not.toBe('offered');
};

describe('in any order and with any repetition of the events, the right agent is asked in the end when', () => {
  it.each(Object.entries(conversations))('%s', (_, { said }) => {
    fc.assert(
      fc.property(retold(said), (again) => {
        expectTheVerdictToHold(tell(again));
      }),
    );
  });

  it('anything at all is claimed', () => {
    fc.assert(
      fc.property(fc.array(someFacts, { minLength: 1, maxLength: 6 }), (said) => {
        expectTheVerdictToHold(tell(said));
      }),
      { numRuns: 2_000 },
    );
  });
});

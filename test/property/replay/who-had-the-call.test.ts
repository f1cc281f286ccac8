/** The table of who had the call: no order of its events and no duplicate changes an answer. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contactEventContract } from '../../../core/contracts/contact-event-pattern.ts';
import { type Facts, factsOf, mergeFacts, noFacts } from '../../../core/interruption/facts.ts';
import { verdictOf } from '../../../core/interruption/verdict.ts';
import { replayed } from '../../unit/replay/replayed.ts';
import { isLetThrough, live } from '../../unit/replay/table/deployed.ts';
import type { Story } from '../../unit/replay/table/story.ts';
import { eventsOf, table } from '../../unit/replay/table/the-table.ts';
import { retold } from '../core/some-facts.ts';

const factsIn = (event: object): Facts => {
  const read = contactEventContract.parse(event);
  return read.type === 'event' ? factsOf(read.event) : noFacts;
};
const verdictAfter = (events: readonly object[]) =>
  verdictOf(events.map(factsIn).reduce(mergeFacts, noFacts));

describe('a replay prints the same line', () => {
  test.each(table)('$situation', async ({ stories }) => {
    for (const [variant, story] of Object.entries(stories)) {
      const events = eventsOf(story);
      const inOrder = await replayed(events);
      const anyOrder = fc.asyncProperty(retold(events), async (again) => {
        expect(await replayed(again), variant).toEqual(inOrder);
      });
      await fc.assert(anyOrder, { numRuns: 10 });
    }
  });
});

describe('the core gives the same verdict on all the events, and on those that the rules let through', () => {
  test.each(table)('$situation', ({ stories }) => {
    for (const [variant, story] of Object.entries(stories)) {
      const all = eventsOf(story);
      for (const events of [all, all.filter(isLetThrough)]) {
        const verdict = verdictAfter(events);
        const anyOrder = fc.property(retold(events), (again) => {
          expect(verdictAfter(again), variant).toEqual(verdict);
        });
        fc.assert(anyOrder, { numRuns: 10 });
      }
    }
  });
});

/** What is learnt late may be learnt at once: then the second look at a leg is not needed. */
const rightAnswers = ({ asks, line }: Story): readonly string[] =>
  asks === 'nobody' && line !== 'none' ? [asks, line.replace(/^\w+ /, '')] : [asks];

const isOfTheCall = (event: object): boolean => !JSON.stringify(event).includes('COMPLETED');

describe('the deployed system asks the same agent in the end, however late the events come', () => {
  test.each(table)('$situation', async ({ stories }) => {
    for (const [variant, story] of Object.entries(stories)) {
      const anyOrder = fc.asyncProperty(retold(eventsOf(story).filter(isOfTheCall)), async (again) => {
        const { asks } = await live(story, again, { when: 'at the end', yeses: 'none' });
        expect(rightAnswers(story), variant).toContain(asks);
      });
      await fc.assert(anyOrder, { numRuns: 5 });
    }
  });
});

import { describe, expect, test } from 'vitest';
import { live } from './table/deployed.ts';
import { allStories, eventsOf, table } from './table/the-table.ts';

const asItHappens = { when: 'as it happened', yeses: 'none' } as const;
const insistently = { when: 'as it happened', yeses: 'every' } as const;
const isOfReasonlessEnd = (name: string): boolean =>
  /no reason|without a reason|null|nobody knows/.test(name);

describe('who is asked, with only those events that the rules let through', () => {
  test.each(table)('$situation', async ({ stories }) => {
    for (const [variant, story] of Object.entries(stories))
      expect((await live(story, eventsOf(story), asItHappens)).asks, variant).toBe(story.asks);
  });
});

describe('an agent who answers every question with yes never calls a customer who is still on the line', () => {
  test.each(table)('$situation', async ({ stories }) => {
    for (const [variant, story] of Object.entries(stories)) {
      const { wrongCalls, calls } = await live(story, eventsOf(story), insistently);
      expect(wrongCalls, variant).toBe(0);
      expect(calls, variant).toBe(story.asks === 'nobody' ? 0 : 1);
    }
  });
});

describe('where the events give their reasons, Amazon Connect is asked about one leg at most', () => {
  test.each(table)('$situation', async ({ stories }) => {
    for (const [variant, story] of Object.entries(stories).filter(([name]) => !isOfReasonlessEnd(name)))
      expect((await live(story, eventsOf(story), asItHappens)).lookedUp.length, variant).toBeLessThan(2);
  });
});

test('a call that the agent ended invokes nothing', async () => {
  const [, story] = allStories.find(([name]) => name.startsWith('the agent hangs up')) ?? [];
  if (!story) throw new Error('the table lacks the agent who hangs up');
  const { invocations } = await live(story, eventsOf(story), asItHappens);
  expect(invocations).toBe(0);
});

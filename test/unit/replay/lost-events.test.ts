import { describe, expect, test } from 'vitest';
import { costsInWords } from './table/costs.ts';
import { live } from './table/deployed.ts';
import { hadTheCustomer, type Loss, losses, lossesOf, withoutEnds } from './table/losses.ts';
import { allStories, lineOf, rightLines, table } from './table/the-table.ts';

const asItHappens = { when: 'as it happened', yeses: 'none' } as const;
const insistently = { when: 'as it happened', yeses: 'every' } as const;
/** The hardest case: the admin has every reason offered, "we do not know" included. */
const eagerly = { when: 'as it happened', yeses: 'every', isAnyReasonOffered: true } as const;

const legOf = (holder: string): string => holder.split(' ').slice(0, 2).join(' ');
const isEnd = ({ lost }: Loss): boolean => lost.startsWith('DISCONNECTED');

describe('with any one event lost, a replay gives the right line or none that does harm', () => {
  test.each(table)('$situation', async ({ stories }) => {
    for (const { name, story, events } of lossesOf(stories)) {
      const line = await lineOf(events);
      if (line === '' || rightLines(story).includes(line)) continue;
      const [verdict, agent, leg] = line.split(' ');
      if (verdict === 'offer') expect(hadTheCustomer(story), name).toContain(`${agent} ${leg}`);
      else expect(line, name).toMatch(/^(none|unknown) .*[a-z-]+$/);
    }
  });
});

describe('with any one event lost, whoever is asked had the customer, and no customer is called who is still there', () => {
  test.each(table)('$situation', async ({ stories }) => {
    for (const { name, story, events } of lossesOf(stories)) {
      expect([story.asks, 'nobody'], name).toContain((await live(story, events, asItHappens)).asks);
      for (const circumstances of [insistently, eagerly]) {
        const { asked, wrongCalls } = await live(story, events, circumstances);
        expect(wrongCalls, name).toBe(0);
        for (const holder of asked) expect(hadTheCustomer(story), name).toContain(legOf(holder));
      }
    }
  });
});

describe('COMPLETED is the second chance of a lost DISCONNECTED', () => {
  test.each(table)('$situation', async ({ stories }) => {
    for (const { name, story, events } of [...lossesOf(stories).filter(isEnd), ...withoutEnds(stories)]) {
      expect(rightLines(story), name).toContain(await lineOf(events));
      expect((await live(story, events, asItHappens)).asks, name).toBe(story.asks);
    }
  });
});

test('the dialler refuses an agent who was asked because the beginning of their transfer was lost', async () => {
  const [, story] = allStories.find(([name]) => name.includes('nobody knows, Ben is rung')) ?? [];
  if (!story) throw new Error('the table lacks the first leg that ends for a reason that nobody knows');
  const loss = losses(story).find(({ lost }) => lost === 'INITIATED of call-1-ben');
  const { asked, calls, ledger } = await live(story, loss?.events ?? [], eagerly);
  expect(asked).toEqual(['amina call-1 support']);
  expect(ledger).toContain('failed still-with-agent');
  expect(calls).toBe(0);
});

test('what each lost event costs is written down', async () => {
  await expect(await costsInWords(table)).toMatchFileSnapshot('what-a-lost-event-costs.md');
});

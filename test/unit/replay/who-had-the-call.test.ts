import { describe, expect, test } from 'vitest';
import { allStories, eventsOf, lineOf, rightLines } from './table/the-table.ts';

describe('who had the call, by the events alone', () => {
  test.each(allStories)('%s', async (_, story) => {
    expect(rightLines(story)).toContain(await lineOf(eventsOf(story)));
  });
});

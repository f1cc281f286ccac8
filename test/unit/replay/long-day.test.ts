import { describe, expect, test } from 'vitest';
import { longDay } from './long-day.ts';
import { replayLines } from './replayed.ts';
import { rightLines } from './table/the-table.ts';

/** Time is not what is asserted; a busy machine may need some. */
const patience = { timeout: 180_000 };

describe('a recording of a hundred thousand events', patience, () => {
  const { lines, stories } = longDay(100_000, 7);

  test('has the right line for each conversation, whatever else it holds', async () => {
    expect(lines.length).toBeGreaterThanOrEqual(100_000);
    const { outcomes, unreadable } = await replayLines(lines);
    expect(unreadable).toEqual([]);
    expect(outcomes.map(({ chain }) => chain)).toEqual([...stories.keys()].sort());
    const wrong = outcomes.filter((outcome) => {
      const { chain, verdict, agentId, contactId, queueId, reason } = outcome;
      const said = [verdict, ...(verdict === 'none' ? [] : [agentId, contactId, queueId]), reason].join(' ');
      const story = stories.get(chain);
      const right = story ? rightLines(story) : ['none not-voice'];
      return !right.includes(said.replaceAll(chain, 'call-1'));
    });
    expect(wrong).toEqual([]);
  });

  test('is the same for the same seed, and another for another', () => {
    expect(longDay(1_000, 7)).toEqual(longDay(1_000, 7));
    expect(longDay(1_000, 8)).not.toEqual(longDay(1_000, 7));
  });
});

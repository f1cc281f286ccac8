/** A recording of a long day: stories of the table, over and over, their events in disorder and partly twice. Seeded. */

import { legEvents, type RecordedCall } from './recorded-calls.ts';
import type { Story } from './table/story.ts';
import { allStories, eventsOf } from './table/the-table.ts';

export interface LongDay {
  readonly lines: readonly string[];
  /** The story of each conversation, by its chain; a chat has none. */
  readonly stories: ReadonlyMap<string, Story | undefined>;
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
const randomFrom = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const shuffle = (lines: string[], random: () => number): string[] => {
  for (let end = lines.length - 1; end > 0; end -= 1) {
    const other = Math.floor(random() * (end + 1));
    const [one = '', two = ''] = [lines[end], lines[other]];
    [lines[end], lines[other]] = [two, one];
  }
  return lines;
};

const chat: RecordedCall = legEvents({ contactId: 'call-1', channel: 'CHAT', from: 0, to: 60 });

/** @param count how many events, at least; the last conversation is told to its end */
export const longDay = (count: number, seed: number): LongDay => {
  const random = randomFrom(seed);
  const lines: string[] = [];
  const stories = new Map<string, Story | undefined>();
  while (lines.length < count) {
    const chain = `call-${String(stories.size + 1).padStart(6, '0')}`;
    const [, story] = random() < 0.1 ? [] : (allStories[Math.floor(random() * allStories.length)] ?? []);
    stories.set(chain, story);
    for (const event of story ? eventsOf(story) : chat) {
      const line = JSON.stringify(event).replaceAll('call-1', chain);
      lines.push(line, ...(random() < 0.05 ? [line] : []));
    }
  }
  return { lines: shuffle(lines, random), stories };
};

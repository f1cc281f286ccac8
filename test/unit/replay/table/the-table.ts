/** "Who had the call": every situation, in every plausible variant of what Amazon Connect does not document. */
import { legEvents, type RecordedCall } from '../recorded-calls.ts';
import { replayed } from '../replayed.ts';
import { otherCalls } from './other-calls.ts';
import type { Story } from './story.ts';
import { transfers } from './transfers.ts';

export const table = [...transfers, ...otherCalls];

/** Every story with its name. */
export const allStories: readonly (readonly [string, Story])[] = table.flatMap(({ situation, stories }) =>
  Object.entries(stories).map(([variant, story]) => [`${situation} (${variant})`, story] as const),
);

export const eventsOf = ({ legs }: Pick<Story, 'legs'>): RecordedCall => legs.flatMap(legEvents);

/** The one line that a replay of these events prints, in words; of no events at all, nothing. */
export const lineOf = async (events: RecordedCall): Promise<string> => {
  const outcomes = await replayed(events);
  return outcomes
    .map(({ verdict, agentId, contactId, queueId, reason }) =>
      verdict === 'none' ? `none ${reason}` : `${verdict} ${agentId} ${contactId} ${queueId} ${reason}`,
    )
    .join('; ');
};

export const rightLines = ({ line, reasons }: Story): readonly string[] =>
  reasons.map((reason) => `${line} ${reason}`);

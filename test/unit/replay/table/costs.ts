/** The table of situations and lost events, for people to read. */
import { isLetThrough, live } from './deployed.ts';
import { losses, nameOf } from './losses.ts';
import type { Row, Story } from './story.ts';
import { eventsOf, lineOf } from './the-table.ts';

const introduction = `# What a lost event costs

Contact events can be lost. For each situation in which a call ends, and each of its events: what \`npm run replay\` prints
without it, whom the deployed system asks in the end, about which legs it asks Amazon Connect, and what its ledger says.
Of the variants of what Amazon Connect does not document: that in which the events say most, that in which they say least,
and all in which anybody else is asked than without the loss, or nobody. An event in brackets invokes nothing: the EventBridge rules keep it out.

Written by \`vitest run -u test/unit/replay/lost-events.test.ts\`, and checked by it.
`;

interface Cost {
  readonly lost: string;
  readonly asks: string;
  /** The rest of the line. */
  readonly outcome: string;
}

const costOf = async (lost: string, story: Story, events: readonly object[]): Promise<Cost> => {
  const { asks, lookedUp, ledger } = await live(story, events, { when: 'as it happened', yeses: 'none' });
  const line = await lineOf(events);
  const decided = ledger.filter((entry) => entry !== 'lapsed');
  const looks = lookedUp.length === 0 ? '–' : lookedUp.join(', ');
  const outcome = `| ${line} | ${asks} | ${looks} | ${decided.length === 0 ? '–' : decided.join(', ')} |`;
  return { lost, asks, outcome };
};

const costsOf = async (story: Story): Promise<readonly Cost[]> => {
  const all = eventsOf(story);
  const costs: Cost[] = [await costOf('nothing', story, all)];
  for (const [index, { events }] of losses(story).entries()) {
    const event = all[index] ?? {};
    const lost = isLetThrough(event) ? nameOf(event) : `(${nameOf(event)})`;
    costs.push(await costOf(lost, story, events));
  }
  return costs;
};

/** Losses with the same outcome share a line. */
const linesOf = (costs: readonly Cost[]): string[] =>
  [...new Set(costs.map(({ outcome }) => outcome))].map((outcome) => {
    const same = costs.filter((cost) => cost.outcome === outcome);
    return `| ${same.map(({ lost }) => lost).join('; ')} ${outcome}`;
  });

const partOf = (variant: string, costs: readonly Cost[]): string =>
  [
    `**${variant}**`,
    '',
    '| lost | replay | asked in the end | looked up | ledger |',
    '| --- | --- | --- | --- | --- |',
    ...linesOf(costs),
    '',
  ].join('\n');

const isSilent = (variant: string): boolean => !/disconnect|nobody knows|null/.test(variant);

const rightAgent = ({ line }: Story): string => (line === 'none' ? 'nobody' : line.replace(/^\w+ /, ''));

/** The variant that says most, the one that says least, and all in which somebody right is not asked. */
const partsOf = async ({ stories }: Row): Promise<string[]> => {
  const all = Object.entries(stories);
  const silent = all.findLast(([variant]) => isSilent(variant)) ?? all.at(-1);
  const parts: string[] = [];
  for (const [index, [variant, story]] of all.entries()) {
    const costs = await costsOf(story);
    const isWrong = costs.some(({ asks }) => asks !== rightAgent(story));
    if (index === 0 || variant === silent?.[0] || isWrong) parts.push(partOf(variant, costs));
  }
  return parts;
};

export const costsInWords = async (table: readonly Row[]): Promise<string> => {
  const parts: string[] = [introduction];
  for (const row of table) parts.push(`## ${row.situation}\n`, ...(await partsOf(row)));
  return `${parts.join('\n').trimEnd()}\n`;
};

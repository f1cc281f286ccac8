/** The figures, for people and for machines. */
import type { Counts, Spread } from './measured.ts';
import type { MemoryMark } from './memory.ts';

export interface Report {
  readonly seconds: { readonly toConnect: number; readonly toDrop: number; readonly toOffer: number };
  readonly counts: Counts;
  readonly latencyMs: Spread;
  readonly displacement: Spread;
  readonly memory: readonly MemoryMark[];
  readonly comesAgain: number;
  readonly troubles: Readonly<Record<string, number>>;
}

/**
 * What must hold, in words; empty: it does. A message that comes again pushes its view again, which the page drops by
 * its version (docs/adr/0003): so many repetitions are as they should be.
 */
export const problemsIn = ({ counts, comesAgain }: Report): readonly string[] => {
  const { missing, repeated, misdelivered, socketsLost, deadLetters, ledgerOffers, drops } = counts;
  return [
    ...(missing > 0 ? [`${missing} offers reached nobody`] : []),
    ...(repeated > comesAgain
      ? [`${repeated} views came twice, and only ${comesAgain} messages came again`]
      : []),
    ...(misdelivered > 0 ? [`${misdelivered} offers reached the wrong agent`] : []),
    ...(socketsLost > 0 ? [`${socketsLost} sockets closed`] : []),
    ...(deadLetters > 0 ? [`${deadLetters} messages were given up`] : []),
    ...(ledgerOffers === drops ? [] : [`the ledger tells of ${ledgerOffers} offers for ${drops} drops`]),
  ];
};

const rows = (title: string, cells: Readonly<Record<string, unknown>>): readonly string[] => [
  title,
  ...Object.entries(cells).map(([name, value]) => `  ${name.padEnd(28)}${value}`),
  '',
];

const spread = ({ p50, p95, p99, most }: Spread): string =>
  `p50 ${p50}, p95 ${p95}, p99 ${p99}, most ${most}`;

export const reportText = (report: Report): string =>
  [
    ...rows('counts', { ...report.counts }),
    ...rows('seconds', { ...report.seconds }),
    ...rows('spread', {
      'drop to page, ms': spread(report.latencyMs),
      'out of order by, places': spread(report.displacement),
    }),
    ...rows(
      'memory, MB (resident, heap)',
      Object.fromEntries(report.memory.map(({ when, rssMb, heapMb }) => [when, `${rssMb}, ${heapMb}`])),
    ),
    ...rows('in the log', { 'messages that came again': report.comesAgain, ...report.troubles }),
    ...problemsIn(report),
  ].join('\n');

/** Whether everything happened as the options asked. */
import type { DemoOptions } from './options.ts';
import type { Report } from './report.ts';

interface Expectation {
  readonly what: string;
  readonly holds: boolean;
}

const wrote = ({ ledger }: Report, ...types: readonly string[]): boolean =>
  types.every((type) => ledger.some((entry) => entry.type === type));

const expectationsOf = (report: Report, options: DemoOptions): Expectation[] => {
  if (options.endedBy === 'agent') return nothingHappens(report, options);
  const offered = { what: 'one offer', holds: report.offers === 1 && wrote(report, 'offered') };
  if (options.choice === 'none')
    return [
      offered,
      { what: 'no call', holds: report.calls === 0 },
      {
        what: 'the ledger says that the pop-up was shown and lapsed',
        holds: wrote(report, 'shown', 'lapsed'),
      },
      { what: 'the button stands', holds: report.state === 'offered' },
    ];
  if (options.choice === 'end')
    return [
      offered,
      { what: 'no call', holds: report.calls === 0 },
      { what: 'the ledger says that the agent ended it', holds: wrote(report, 'chosen', 'ended') },
    ];
  return [offered, { what: 'exactly one call', holds: report.calls === 1 }, ...outcome(report, options)];
};

const nothingHappens = (report: Report, { reason }: DemoOptions): Expectation[] => [
  { what: 'no offer', holds: report.offers === 0 },
  { what: 'no call', holds: report.calls === 0 },
  reason
    ? { what: 'no Lambda invoked', holds: report.lambdaInvocations === 0 }
    : { what: 'the ledger says why it was not offered', holds: wrote(report, 'detected', 'not-offered') },
];

const outcome = (report: Report, { callback }: DemoOptions): Expectation[] => {
  if (callback !== 'answer')
    return [
      {
        what: `the card stands again and says ${callback}`,
        holds: report.state === 'offered' && report.reason === callback,
      },
      {
        what: 'the ledger says that the attempt failed',
        holds: wrote(report, 'chosen', 'dialling', 'placed', 'failed'),
      },
    ];
  const { before, after } = report.attributes;
  return [
    { what: 'the contact was resumed', holds: report.resumed },
    { what: 'the same protocol', holds: report.protocol.after === report.protocol.before },
    {
      what: 'every original attribute',
      holds: Object.entries(before).every(([name, value]) => after[name] === value),
    },
    {
      what: 'a complete ledger',
      holds: wrote(
        report,
        'offered',
        'shown',
        'chosen',
        'dialling',
        'placed',
        'answered',
        'freed',
        'resumed',
      ),
    },
  ];
};

/** What did not happen as asked; empty when all is well. */
export const disappointments = (report: Report, options: DemoOptions): string[] =>
  expectationsOf(report, options).flatMap(({ what, holds }) => (holds ? [] : [what]));

/** Whether everything happened as the options asked. */
import { sampleCall } from '../sample-centre.ts';
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
  if (options.customer === 'calls-in') return [offered, ...cameBack(report)];
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
  const calls = options.callback === 'refused' && options.dialMode === 'agent' ? 0 : 1;
  const called = { what: calls === 0 ? 'no call' : 'exactly one call', holds: report.calls === calls };
  return [offered, called, ...outcome(report, options)];
};

const nothingHappens = (report: Report, { reason }: DemoOptions): Expectation[] => [
  { what: 'no offer', holds: report.offers === 0 },
  { what: 'no call', holds: report.calls === 0 },
  reason
    ? { what: 'no Lambda invoked', holds: report.lambdaInvocations === 0 }
    : { what: 'the ledger says why it was not offered', holds: wrote(report, 'detected', 'not-offered') },
];

/** How the card names what came of it. */
const codes: Readonly<Record<DemoOptions['callback'], string>> = {
  answer: '',
  busy: 'busy',
  'no-answer': 'no-answer',
  voicemail: 'voicemail-suspected',
  refused: 'not-allowed',
  invalid: 'invalid-number',
};

const standsAgain = (report: Report, { callback, dialMode }: DemoOptions): Expectation[] => {
  const isRefused = callback === 'refused';
  const code = isRefused && dialMode === 'agent' ? 'agent-could-not-dial' : codes[callback];
  return [
    {
      what: `the card stands again and says ${code}`,
      holds: report.state === 'offered' && report.reason === code,
    },
    {
      what: 'the ledger says that the attempt failed',
      holds: wrote(report, 'chosen', 'dialling', 'failed') && wrote(report, 'placed') !== isRefused,
    },
  ];
};

const sameCase = (report: Report): Expectation[] => {
  const { before, after } = report.attributes;
  return [
    { what: 'the same protocol', holds: report.protocol.after === report.protocol.before },
    {
      what: 'every original attribute',
      holds: Object.entries(before).every(([name, value]) => after[name] === value),
    },
  ];
};

const cameBack = (report: Report): Expectation[] => [
  { what: 'no call', holds: report.calls === 0 },
  {
    what: 'the question went because the customer had come back',
    holds: report.state === 'ended' && report.reason === 'customer-returned',
  },
  { what: 'the ledger says that the customer came back', holds: wrote(report, 'shown', 'customer-returned') },
  ...sameCase(report),
];

/** Whoever dials, or is not there, is not freed for the call. */
const isFreed = ({ dialMode, holder }: DemoOptions): boolean => dialMode === 'system' && holder === 'present';

const outcome = (report: Report, options: DemoOptions): Expectation[] => {
  if (options.callback !== 'answer') return standsAgain(report, options);
  const isHolder = report.agentId === sampleCall.agentId;
  return [
    { what: 'the contact was resumed', holds: report.resumed },
    {
      what: `it was joined by ${options.holder === 'present' ? 'its agent' : 'somebody else'}`,
      holds: isHolder === (options.holder === 'present'),
    },
    ...sameCase(report),
    {
      what: 'a complete ledger',
      holds:
        wrote(report, 'offered', 'shown', 'chosen', 'dialling', 'placed', 'resumed') &&
        wrote(report, 'freed') === isFreed(options),
    },
  ];
};

/** What did not happen as asked; empty when all is well. */
export const disappointments = (report: Report, options: DemoOptions): string[] =>
  expectationsOf(report, options).flatMap(({ what, holds }) => (holds ? [] : [what]));

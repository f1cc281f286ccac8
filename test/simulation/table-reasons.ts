/** Why some faults never meet an interruption in some states, or only in passing: as one run sees what another changes. */
import type { Column } from './table-columns.ts';

interface Rule {
  readonly faults: (fault: string) => boolean;
  /** Where they may meet. */
  readonly meet: readonly Column[];
  readonly because: string;
}

const named =
  (...names: readonly string[]) =>
  (fault: string): boolean =>
    names.includes(fault);
const beginningWith =
  (...beginnings: readonly string[]) =>
  (fault: string): boolean =>
    beginnings.some((beginning) => fault.startsWith(beginning));

const onACard = ['offered', 'dialling', 'answered', 'resumed', 'unknown', 'ended'] as const;
const customerOnTheLine = ['none', 'detected', 'not-offered', 'offered', 'dialling', 'ended'] as const;

const underWay = ['dialling', 'answered', 'resumed', 'unknown', 'ended'] as const;

/** The first rule that names a fault decides. */
const rules: readonly Rule[] = [
  {
    faults: beginningWith('softphone', 'page says'),
    meet: ['dialling'],
    because:
      'a softphone dials only when it is told to, in the state dialling; other states meet it in passing',
  },
  {
    faults: beginningWith('holder'),
    meet: underWay.filter((state) => state !== 'unknown' && state !== 'resumed'),
    because: 'whether the holder takes a call is asked only for a call that waits for them',
  },
  {
    faults: beginningWith('call made', 'call not made', 'call throttled', 'call refused', 'callback '),
    meet: ['dialling'],
    because: 'a call is asked for only behind the fence, in the state dialling',
  },
  {
    faults: named('queue closes', 'opening hours cannot be read'),
    meet: ['dialling'],
    because: 'opening hours are asked only before a call, in the state dialling',
  },
  {
    faults: named('agent loses the outbound queue', 'outbound queues cannot be read'),
    meet: ['none', 'dialling'],
    because: 'outbound queues are asked about at sign-in, for no conversation, and before a call',
  },
  {
    faults: beginningWith('socket', 'push'),
    meet: onACard,
    because: 'only an interruption that is or was on a list of an agent is pushed',
  },
  {
    faults: beginningWith(
      'after logout',
      'before a reload',
      'double click',
      'finalised',
      'forged',
      'page',
      'stale',
      'two',
      'wrong',
    ),
    meet: onACard,
    because: 'agents act on cards, and there is no card before an offer',
  },
  {
    faults: named('number withheld', 'attributes too large', 'customer calls again'),
    meet: ['none'],
    because: 'it is a matter of the call that arrives, before anything can break off',
  },
  {
    faults: beginningWith('assisted', 'blind', 'external', 'transfer', 'our side'),
    meet: customerOnTheLine,
    because: 'the customer is still on the line then, and so no callback to them is made',
  },
  {
    faults: beginningWith('DescribeContact'),
    meet: ['detected', 'not-offered', 'offered', 'dialling', 'answered', 'resumed', 'unknown', 'ended'],
    because: 'nothing is asked about a conversation of which there is nothing to say yet',
  },
  {
    faults: named('log fails'),
    meet: ['detected', 'not-offered', ...onACard],
    because: 'the log is told of ledger entries, and the first of them begins an interruption',
  },
];

export const reasonFor = (fault: string, state: Column): string | undefined => {
  const rule = rules.find(({ faults }) => faults(fault));
  return rule && !rule.meet.includes(state) ? rule.because : undefined;
};

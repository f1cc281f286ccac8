/**
 * lib/access.ts lets each function write only the lists that its inputs can change. These are the reasons: an
 * input that changed another list would need another permission.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Input } from '../../../core/interruption/input.ts';
import { callerOf, holderOf, type Interruption, isOpen } from '../../../core/interruption/interruption.ts';
import { decide } from '../../../core/interruption/lifecycle/decide.ts';
import type { EpochMs } from '../../../core/time.ts';
import { aHistory } from './some-history.ts';

interface Change {
  readonly input: Input;
  readonly before: Interruption | undefined;
  readonly after: Interruption | undefined;
}

const known = (before: Interruption | undefined): Interruption | undefined =>
  isOpen(before) ? { ...before, case: { ...before.case, callerHash: 'known' } } : before;

const ofTheCustomer: readonly Input[] = [
  { type: 'customer-returned', contactId: 'calls-in', leftBehind: [] },
  { type: 'caller-known', callerHash: 'just learnt', maskedNumber: '…01' },
];

/** At every step of every history: with a customer who is known and one who is not, who calls in or does not. */
const atEveryChange = (check: (change: Change) => void): void => {
  const changesAt = (before: Interruption | undefined, inputs: readonly Input[], now: EpochMs): Change[] =>
    [before, known(before)].flatMap((one) =>
      inputs.map((input) => ({ input, before: one, after: decide(one, input, now).interruption })),
    );
  fc.assert(
    fc.property(aHistory, (steps) => {
      for (const { before, input, now } of steps)
        changesAt(before, [input, ...ofTheCustomer], now).forEach(check);
    }),
    { numRuns: 500 },
  );
};

/** What dials and free-agent tell an interruption. */
const ofTheCallback: readonly Input['type'][] = [
  ...(['dial-claimed', 'dial-placed', 'dial-refused', 'dial-postponed', 'dial-ambiguous'] as const),
  ...(['callback-progressed', 'holder-freed'] as const),
];

describe('in every history', () => {
  it('only a judgement puts an interruption on the list of an agent: contact-events and look-ups judge', () => {
    atEveryChange(({ input, before, after }) => {
      if (input.type !== 'judged') expect([holderOf(before), undefined]).toContain(holderOf(after));
    });
  });

  it('only a number that was looked up makes a customer known: look-ups has it', () => {
    const learnt = new Set<string | undefined>();
    atEveryChange(({ input, before, after }) => {
      if (input.type === 'caller-known') learnt.add(callerOf(after));
      else expect([callerOf(before), undefined]).toContain(callerOf(after));
    });
    expect(learnt).toContain('just learnt');
  });

  it('nothing of the callback takes an interruption off a list: dials and free-agent end none', () => {
    atEveryChange(({ input, before, after }) => {
      if (!ofTheCallback.includes(input.type)) return;
      expect({ holder: holderOf(after), caller: callerOf(after) }).toEqual({
        holder: holderOf(before),
        caller: callerOf(before),
      });
    });
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../core/contracts/ledger-entry.ts';
import { newChain } from '../../core/interruption/chain.ts';
import type { Interruption } from '../../core/interruption/interruption.ts';
import { epochMsOf } from '../../core/time.ts';
import { count, metrics, observe } from '../../lambdas/runtime/telemetry.ts';
import { caseOf, offered, placed } from '../unit/core/lifecycle/states.ts';
import { type CapturedOutput, captureOutput } from './captured-output.ts';

let output: CapturedOutput;
beforeEach(() => {
  output = captureOutput();
});

const droppedAt = epochMsOf(Date.parse('2026-11-23T09:00:00Z'));
const at = (seconds: number) => epochMsOf(droppedAt + seconds * 1_000);

const told = (
  entry: Pick<LedgerEntry, 'type'> & Partial<LedgerEntry>,
  interruption?: Interruption,
): Readonly<Record<string, number>> => {
  const whole = { interruptionId: 'call-1', seq: 1, at: new Date(at(1)).toISOString(), by: 'system' };
  observe({ ...whole, attempt: 0, detail: {}, ...entry }, { ...newChain('call-1'), interruption });
  metrics.publishStoredMetrics();
  return output.counts();
};

const seenAfter = (seconds: number, interruption: Interruption) =>
  told({ type: 'shown', at: new Date(at(seconds)).toISOString() }, interruption);

describe('a ledger entry', () => {
  it('is counted under its type', () => {
    expect(told({ type: 'customer-returned' })).toEqual({ CustomerReturned: 1 });
  });

  it('is counted by kind too, where there are few kinds', () => {
    told({ type: 'failed', detail: { reason: 'busy' } });
    const [line] = output.lines.map((text) => JSON.parse(text)).filter((each) => '_aws' in each);
    expect(line).toMatchObject({ Failed: 1, kind: 'busy' });
    expect(line._aws.CloudWatchMetrics[0].Dimensions).toEqual([['service'], ['service', 'kind']]);
  });

  it('that offers, or refuses to, tells of a drop', () => {
    expect(told({ type: 'offered' })).toEqual({ Offered: 1, Dropped: 1 });
    output.forget();
    expect(told({ type: 'not-offered', detail: { reason: 'queue-off' } })).toEqual({
      NotOffered: 1,
      Dropped: 1,
    });
    output.forget();
    expect(told({ type: 'not-offered', detail: { reason: 'agent-disconnect' } })).toEqual({ NotOffered: 1 });
  });

  it('is one log line that names the interruption', () => {
    told({ type: 'lapsed' });
    expect(JSON.parse(output.lines[0] ?? '')).toMatchObject({ message: 'lapsed', interruptionId: 'call-1' });
  });
});

describe('how long it took', () => {
  const popsUp = (until: number) => offered({ popupUntil: at(until), case: caseOf({ droppedAt }) });

  it('from the drop to the pop-up on the page', () => {
    expect(seenAfter(1, popsUp(11))).toEqual({ Shown: 1, TimeToShown: 1_000 });
  });

  it('is not said of a page that opened after the pop-up had gone', () => {
    expect(seenAfter(11, popsUp(11))).toEqual({ Shown: 1 });
  });

  it('is not said of an offer that never popped up', () => {
    expect(seenAfter(1, offered({ popupUntil: null }))).toEqual({ Shown: 1 });
  });

  it('is never less than nothing, whatever the clocks say', () => {
    expect(seenAfter(-1, popsUp(11))).toMatchObject({ TimeToShown: 0 });
  });

  it('from the agent’s yes to the call that Amazon Connect made', () => {
    const calling = placed();
    const asked = { ...calling, attempt: { ...calling.attempt, requestedAt: at(-1) } };
    expect(told({ type: 'placed' }, asked)).toEqual({ Placed: 1, TimeToCall: 2_000 });
  });
});

it('what is counted without a kind has the stack for its only dimension', () => {
  count('GonePage');
  metrics.publishStoredMetrics();
  const { CloudWatchMetrics } = JSON.parse(output.lines[0] ?? '')._aws;
  expect(CloudWatchMetrics[0].Dimensions).toEqual([['service']]);
});

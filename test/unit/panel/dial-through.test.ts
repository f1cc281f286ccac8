import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AgentHost, DialOutcome } from '../../../panel/hosts/agent-host.ts';
import { dialThrough } from '../../../panel/hosts/dial-through.ts';
import type { DialOrder } from '../../../panel/session.ts';

const order: DialOrder = {
  type: 'dial',
  interruptionId: 'int-1',
  attempt: 1,
  requestId: 'r-1',
  phoneNumber: '+5511987654321',
  queueArn: 'arn:queue/support',
  relatedContactId: 'call-1',
  clearFirst: null,
};

let done: string[];
let told: string[];
beforeEach(() => {
  vi.useFakeTimers();
  done = [];
  told = [];
});
afterEach(() => {
  vi.useRealTimers();
});

interface Softphone {
  readonly dials?: () => Promise<DialOutcome>;
  readonly clears?: () => Promise<void>;
}

const through = (
  change: Partial<DialOrder> = {},
  {
    dials = async () => ({ type: 'dialling', contactId: 'outbound-1' }),
    clears = async () => undefined,
  }: Softphone = {},
) => {
  const host: Pick<AgentHost, 'clear' | 'dial'> = {
    clear: (contactId) => {
      done.push(`clear ${contactId}`);
      return clears();
    },
    dial: ({ phoneNumber, queueArn, relatedContactId }) => {
      done.push(`dial ${phoneNumber} on ${queueArn} for ${relatedContactId}`);
      return dials();
    },
  };
  return dialThrough(host as AgentHost, { ...order, ...change }, (problem) => told.push(problem));
};

describe('a softphone that is told to call', () => {
  it('calls the customer on the queue that the server named', async () => {
    expect(await through()).toEqual({ outcome: 'dialling', contactId: 'outbound-1' });
    expect(done).toEqual(['dial +5511987654321 on arn:queue/support for call-1']);
  });

  it('clears the dropped contact first, where the server says so', async () => {
    await through({ clearFirst: 'call-1' });
    expect(done).toEqual(['clear call-1', 'dial +5511987654321 on arn:queue/support for call-1']);
  });

  it('that cannot clear does not call, and the agent is told why', async () => {
    const refused = through(
      { clearFirst: 'call-1' },
      { clears: () => Promise.reject(new Error('it is still ringing')) },
    );
    expect(await refused).toEqual({ outcome: 'refused', contactId: null });
    expect(done).toEqual(['clear call-1']);
    expect(told).toEqual(['it is still ringing']);
  });

  it('that may not call says so', async () => {
    const refused = through({}, { dials: async () => ({ type: 'refused', reason: 'you may not call out' }) });
    expect(await refused).toEqual({ outcome: 'refused', contactId: null });
    expect(told).toEqual(['you may not call out']);
  });

  it('that does not name its call, or does not answer at all, leaves it to Amazon Connect’s events', async () => {
    const nameless = through({}, { dials: async () => ({ type: 'dialling', contactId: undefined }) });
    expect(await nameless).toEqual({ outcome: 'dialling', contactId: null });
    const silent = through({}, { dials: () => new Promise(() => undefined) });
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await silent).toEqual({ outcome: 'unclear', contactId: null });
  });

  it('that fails altogether is not taken for one that did not call', async () => {
    const broken = through({}, { dials: () => Promise.reject(new Error('the frame is gone')) });
    expect(await broken).toEqual({ outcome: 'unclear', contactId: null });
  });
});

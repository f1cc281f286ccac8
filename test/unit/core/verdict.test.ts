import { describe, expect, it } from 'vitest';
import { type Facts, legOf, mergeFacts, noFacts } from '../../../core/interruption/facts.ts';
import { type Verdict, verdictOf } from '../../../core/interruption/verdict.ts';
import { conversations } from './conversations.ts';
import { at } from './lifecycle/the-day.ts';

const meaningOf = (verdict: Verdict): readonly (string | null)[] => {
  switch (verdict.type) {
    case 'interrupted': {
      const { holder, queueId, reason } = verdict.drop;
      return ['interrupted', holder.agentId, holder.contactId, queueId, reason];
    }
    case 'none':
      return ['none', verdict.reason];
    case 'unknown':
      return ['unknown', verdict.contactId];
  }
};

describe('what the facts mean when', () => {
  it.each(Object.entries(conversations))('%s', (_, { said, means }) => {
    expect(meaningOf(verdictOf(said.reduce(mergeFacts, noFacts)))).toEqual(means);
  });

  it('nothing is known at all', () => {
    expect(meaningOf(verdictOf(noFacts))).toEqual(['none', 'no-agent']);
  });
});

/** Ben's leg ends at 12:00:00 when the customer leaves; Amina's ended so long before. */
const twoEnds = (aminaEnded: string, aminaReason: string): Facts => ({
  'call-1': legOf(at('12:00:10'), {
    queueId: 'support',
    agentId: 'amina',
    connectedAt: at('11:50:00'),
    endedAt: at(aminaEnded),
    disconnectReason: aminaReason,
  }),
  'to-ben': legOf(at('12:00:10'), {
    initiationMethod: 'TRANSFER',
    previousContactId: 'call-1',
    agentId: 'ben',
    connectedAt: at('11:59:00'),
    endedAt: at('12:00:00'),
    disconnectReason: 'AGENT_DISCONNECT',
  }),
});

describe('legs that end within five seconds of each other ended together', () => {
  it.each([
    ['just together: the customer left both', '11:59:55', ['interrupted', 'ben']],
    ['just apart: the later end is the end of the call', '11:59:54.999', ['none', 'agent-disconnect']],
  ])('%s', (_, aminaEnded, means) => {
    expect(meaningOf(verdictOf(twoEnds(aminaEnded, 'CUSTOMER_DISCONNECT'))).slice(0, 2)).toEqual(means);
  });
});

describe('the drop', () => {
  it('happened when the last leg ended, and the talk began when its holder got the customer', () => {
    const verdict = verdictOf(twoEnds('11:59:58', 'CUSTOMER_DISCONNECT'));
    expect(verdict).toMatchObject({ drop: { droppedAt: at('12:00:00'), connectedAt: at('11:59:00') } });
  });
});

describe('the queue of a drop', () => {
  const dropAfter = (facts: Facts): Facts => ({
    ...facts,
    third: legOf(at('12:00:00'), {
      initiationMethod: 'TRANSFER',
      previousContactId: 'second',
      agentId: 'ben',
      connectedAt: at('11:59:00'),
      endedAt: at('12:00:00'),
      disconnectReason: 'CUSTOMER_DISCONNECT',
    }),
  });
  const ended = { endedAt: at('11:50:00'), disconnectReason: 'AGENT_DISCONNECT' };

  it('is the last one on the way to the holder', () => {
    const verdict = verdictOf(
      dropAfter({
        first: legOf(at('11:40:00'), { queueId: 'support', ...ended }),
        second: legOf(at('11:50:00'), { previousContactId: 'first', queueId: 'billing', ...ended }),
      }),
    );
    expect(verdict).toMatchObject({ drop: { queueId: 'billing' } });
  });

  it('is found across a leg without one', () => {
    const verdict = verdictOf(
      dropAfter({
        first: legOf(at('11:40:00'), { queueId: 'support', ...ended }),
        second: legOf(at('11:50:00'), { previousContactId: 'first', ...ended }),
      }),
    );
    expect(verdict).toMatchObject({ drop: { queueId: 'support' } });
  });

  it('is none when Amazon Connect was asked about every leg and knows of none', () => {
    const verdict = verdictOf(dropAfter({ second: legOf(at('11:50:00'), { lookedUp: true, ...ended }) }));
    expect(verdict).toMatchObject({ drop: { queueId: null } });
  });

  it('is not searched in circles', () => {
    const verdict = verdictOf(
      dropAfter({
        first: legOf(at('11:40:00'), { previousContactId: 'second', ...ended }),
        second: legOf(at('11:50:00'), { previousContactId: 'first', ...ended }),
      }),
    );
    expect(verdict).toMatchObject({ drop: { queueId: null } });
  });
});

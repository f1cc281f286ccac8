import { describe, expect, it } from 'vitest';
import {
  callFailure,
  conversationEnd,
  harmlessDisconnects,
} from '../../../../core/contracts/disconnect-reason.ts';

describe('a conversation with an agent that ended with', () => {
  it.each([
    ['CUSTOMER_DISCONNECT', 'customer-disconnect'],
    ['TELECOM_PROBLEM', 'line-problem'],
    ['THIRD_PARTY_DISCONNECT', 'third-party-disconnect'],
  ])('%s dropped: %s', (said, reason) => {
    expect(conversationEnd(said)).toEqual({ type: 'drop', reason });
  });

  it.each([
    ['AGENT_DISCONNECT', 'agent-disconnect'],
    ['BARGED', 'barged'],
    ['CONTACT_FLOW_DISCONNECT', 'flow-disconnect'],
    ['OTHER', 'other-end'],
    ['SOMETHING_NEW', 'other-end'],
    ['', 'other-end'],
    ['constructor', 'other-end'],
    ['__proto__', 'other-end'],
  ])('%j did not drop: %s', (said, reason) => {
    expect(conversationEnd(said)).toEqual({ type: 'harmless', reason });
  });

  it.each(harmlessDisconnects)(
    '%s is kept out by the rules, and no drop if it comes in all the same',
    (said) => {
      expect(conversationEnd(said).type).toBe('harmless');
    },
  );
});

describe('a call that nobody answered and that ended with', () => {
  it.each([
    ['TELECOM_BUSY', 'busy'],
    ['TELECOM_PROBLEM', 'line-problem'],
    ['TELECOM_POTENTIAL_BLOCKING', 'blocked'],
    ['SOMETHING_NEW', 'no-answer'],
    ['toString', 'no-answer'],
  ])('%s failed: %s', (said, reason) => {
    expect(callFailure(said)).toBe(reason);
  });
});

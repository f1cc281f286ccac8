import { describe, expect, it } from 'vitest';
import type { ContactEvent } from '../../../core/contracts/contact-event.ts';
import { chainIdOf, factsOf, legOf, mergeFacts, noFacts } from '../../../core/interruption/facts.ts';
import { at } from './lifecycle/the-day.ts';

const reason = (value: string, clock: string) => ({
  'call-1': legOf(at(clock), { disconnectReason: value }),
});

describe('merging facts', () => {
  it('keeps what the later event said', () => {
    const early = reason('OTHER', '12:00:00');
    const late = reason('CUSTOMER_DISCONNECT', '12:00:01');
    expect(mergeFacts(early, late)).toEqual(late);
    expect(mergeFacts(late, early)).toEqual(late);
  });

  it('keeps the greater value of two events of the same second', () => {
    const one = reason('AGENT_DISCONNECT', '12:00:00');
    const other = reason('CUSTOMER_DISCONNECT', '12:00:00');
    expect(mergeFacts(one, other)).toEqual(other);
    expect(mergeFacts(other, one)).toEqual(other);
  });

  it('never forgets a value because a later event is silent about it', () => {
    const known = reason('CUSTOMER_DISCONNECT', '12:00:00');
    const silent = { 'call-1': legOf(at('12:00:09'), { agentId: 'amina', disconnectReason: undefined }) };
    expect(mergeFacts(known, silent)['call-1']).toEqual({
      disconnectReason: { value: 'CUSTOMER_DISCONNECT', at: at('12:00:00') },
      agentId: { value: 'amina', at: at('12:00:09') },
    });
  });

  it('keeps the legs of one conversation apart', () => {
    const merged = mergeFacts(reason('OTHER', '12:00:00'), {
      'to-ben': legOf(at('12:00:00'), { agentId: 'ben' }),
    });
    expect(Object.keys(merged)).toEqual(['call-1', 'to-ben']);
  });

  it('returns the very same facts when nothing is new', () => {
    const known = mergeFacts(reason('OTHER', '12:00:05'), noFacts);
    expect(mergeFacts(known, reason('OTHER', '12:00:05'))).toBe(known);
    expect(mergeFacts(known, reason('CUSTOMER_DISCONNECT', '12:00:04'))).toBe(known);
  });
});

const event: ContactEvent = {
  eventType: 'DISCONNECTED',
  at: at('12:00:01'),
  contactId: 'to-ben',
  initialContactId: 'call-1',
  previousContactId: 'call-1',
  relatedContactId: undefined,
  initiationMethod: 'TRANSFER',
  initiatedAt: at('11:58:00'),
  connectedToSystemAt: undefined,
  disconnectedAt: at('12:00:00'),
  disconnectReason: 'CUSTOMER_DISCONNECT',
  agent: { agentId: 'ben', connectedAt: at('11:59:00'), workEndedAt: undefined },
  queueId: 'billing',
};
const valuesOf = (change: Partial<ContactEvent>) =>
  Object.fromEntries(
    Object.entries(factsOf({ ...event, ...change })['to-ben'] ?? {}).map(([name, fact]) => [
      name,
      fact.value,
    ]),
  );

describe('what an event says', () => {
  it('of a leg that ended', () => {
    expect(valuesOf({})).toEqual({
      initiationMethod: 'TRANSFER',
      previousContactId: 'call-1',
      queueId: 'billing',
      agentId: 'ben',
      connectedAt: at('11:59:00'),
      endedAt: at('12:00:00'),
      disconnectReason: 'CUSTOMER_DISCONNECT',
    });
  });

  it.each(['INITIATED', 'CONNECTED_TO_AGENT', 'QUEUED'])('of a leg that lives (%s): no end', (eventType) => {
    expect(valuesOf({ eventType })).not.toHaveProperty('endedAt');
    expect(valuesOf({ eventType })).not.toHaveProperty('disconnectReason');
  });

  it('of work that ended: when it says so, else when the event was sent', () => {
    const agent = { agentId: 'ben', connectedAt: at('11:59:00') };
    const saidSo = { ...agent, workEndedAt: at('12:02:00') };
    const silent = { ...agent, workEndedAt: undefined };
    expect(valuesOf({ eventType: 'COMPLETED', agent: saidSo }).workEndedAt).toBe(at('12:02:00'));
    expect(valuesOf({ eventType: 'COMPLETED', agent: silent }).workEndedAt).toBe(at('12:00:01'));
  });

  it('of a contact without an agent: no work ended', () => {
    expect(valuesOf({ eventType: 'COMPLETED', agent: undefined })).not.toHaveProperty('workEndedAt');
  });

  it('belongs to the chain of the first contact', () => {
    expect(chainIdOf(event)).toBe('call-1');
    expect(chainIdOf({ contactId: 'call-1', initialContactId: undefined })).toBe('call-1');
  });
});

import { describe, expect, it } from 'vitest';
import { canary, canaryDrop } from '../../../../core/contracts/canary.ts';
import { readContactEvent } from '../../../../core/contracts/contact-event.ts';
import { contactEventPatterns, detailTypes } from '../../../../core/contracts/contact-event-pattern.ts';
import { harmlessDisconnects } from '../../../../core/contracts/disconnect-reason.ts';
import { epochMsOf } from '../../../../core/time.ts';
import { compilePattern } from '../../../../local/cloud/event-pattern.ts';
import { aDetail, anEvent, inPascalCase } from './an-event.ts';

const rules = contactEventPatterns.map(({ pattern }) => compilePattern(pattern));
const passes = (event: unknown): boolean => rules.some((matches) => matches(event));
const without = (...fields: readonly string[]) =>
  Object.fromEntries(Object.entries(aDetail).filter(([field]) => !fields.includes(field)));

/** The event in either spelling; both must get the same answer. */
const spellings = (detail: Record<string, unknown>) => [
  anEvent({}, { detail }),
  anEvent({}, { detail: inPascalCase(detail) }),
];
const expectAll = (detail: Record<string, unknown>, answer: boolean): void => {
  expect(spellings(detail).map(passes)).toEqual([answer, answer]);
};

describe('the rules let through', () => {
  it.each(detailTypes)('a drop under the name "%s"', (name) => {
    expect(passes(anEvent({}, { 'detail-type': name }))).toBe(true);
  });

  it.each(['VOICE', 'Voice', 'voice'])('a drop of the channel %s', (channel) => {
    expectAll({ ...aDetail, channel }, true);
  });

  it.each(['CUSTOMER_DISCONNECT', 'TELECOM_PROBLEM', 'THIRD_PARTY_DISCONNECT', 'SOMETHING_NEW', null])(
    'the end of a call with an agent for the reason %s, and the end of the work after it',
    (disconnectReason) => {
      expectAll({ ...aDetail, disconnectReason }, true);
      expectAll({ ...aDetail, disconnectReason, eventType: 'COMPLETED' }, true);
    },
  );

  it('the end of a call with an agent that carries no reason', () => {
    expectAll(without('disconnectReason'), true);
  });

  it.each(['INITIATED', 'CONNECTED_TO_AGENT', 'DISCONNECTED', 'COMPLETED'])(
    '%s of a transfer leg, to an agent, a queue or an external number',
    (eventType) => {
      const leg = { ...without('agentInfo', 'disconnectReason'), eventType };
      expectAll({ ...leg, initiationMethod: 'TRANSFER' }, true);
      expectAll({ ...leg, initiationMethod: 'QUEUE_TRANSFER' }, true);
      expectAll({ ...leg, initiationMethod: 'EXTERNAL_OUTBOUND' }, true);
    },
  );

  it.each(['INITIATED', 'CONNECTED_TO_SYSTEM', 'CONNECTED_TO_AGENT', 'DISCONNECTED', 'COMPLETED'])(
    '%s of a contact started by API',
    (eventType) => {
      expectAll({ ...without('agentInfo'), eventType, initiationMethod: 'API' }, true);
    },
  );

  it.each(['INITIATED', 'CONNECTED_TO_SYSTEM', 'CONNECTED_TO_AGENT', 'DISCONNECTED', 'COMPLETED'])(
    '%s of a call that an agent dials to continue another one, and of no other that agents dial',
    (eventType) => {
      const call = { ...without('agentInfo'), eventType, initiationMethod: 'OUTBOUND' };
      expectAll({ ...call, relatedContactId: 'call-0' }, true);
      expectAll(call, false);
    },
  );
});

describe('the rules keep out', () => {
  it.each(harmlessDisconnects)('the end of a call with an agent for the reason %s', (disconnectReason) => {
    expectAll({ ...aDetail, disconnectReason }, false);
    expectAll({ ...aDetail, disconnectReason, eventType: 'COMPLETED' }, false);
  });

  it('a customer who gives up before an agent joined', () => {
    expectAll(without('agentInfo'), false);
  });

  it.each(['INITIATED', 'QUEUED', 'CONNECTED_TO_AGENT', 'CONTACT_DATA_UPDATED'])(
    '%s of an ordinary call',
    (eventType) => {
      expectAll({ ...aDetail, eventType }, false);
    },
  );

  it.each(['CHAT', 'TASK', 'EMAIL'])('the channel %s', (channel) => {
    expectAll({ ...aDetail, channel }, false);
  });

  it('other sources and other kinds of events', () => {
    expect(passes(anEvent({}, { source: 'my.app' }))).toBe(false);
    expect(passes(anEvent({}, { 'detail-type': 'Amazon Connect Contact Lens Event' }))).toBe(false);
  });
});

/** A pattern holds 2,048 characters by default (EventBridge quotas). */
it.each(contactEventPatterns)('the $name pattern fits a rule', ({ pattern }) => {
  expect(JSON.stringify(pattern).length).toBeLessThanOrEqual(2_048);
});

describe('the canary', () => {
  const contactId = `${canary.contactPrefix}7`;
  const sent = (detail: object, source: string = canary.source) => anEvent({}, { source, detail });
  const its = canaryDrop(contactId, epochMsOf(Date.UTC(2026, 10, 23, 12)));

  it('sends a drop that is let through and read as the drop of its own agent', () => {
    expect(passes(sent(its))).toBe(true);
    expect(readContactEvent(sent(its))).toMatchObject({
      type: 'event',
      event: { contactId, disconnectReason: 'CUSTOMER_DISCONNECT', agent: { agentId: canary.agentId } },
    });
  });

  it.each([
    ['another agent', { agentInfo: { agentArn: `${canary.agentArn}-2` } }],
    ['a contact that is none of its own', { contactId: '5f6e2a90-3c1d-4b7e-9a52-0d4c8b1f7e31' }],
    ['the beginning of somebody’s conversation', { initialContactId: '5f6e2a90' }],
    ['a contact before it', { previousContactId: '5f6e2a90' }],
    ['a contact beside it', { relatedContactId: '5f6e2a90' }],
  ])('is not heard when it names %s', (_what, detail) => {
    expect(passes(sent({ ...its, ...detail }))).toBe(false);
  });

  it('is nobody under another name', () => {
    expect(passes(sent(its, 'somebody.else'))).toBe(false);
  });
});

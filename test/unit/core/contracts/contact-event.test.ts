import { describe, expect, it } from 'vitest';
import { contactEventContract, detailTypes } from '../../../../core/contracts/contact-event-pattern.ts';
import { at } from '../lifecycle/the-day.ts';
import { aDetail, agentInfo, anEvent, inPascalCase, queueInfo } from './an-event.ts';

const { parse } = contactEventContract;
const read = (detail: Record<string, unknown> = {}) => parse(anEvent(detail));

const amina = { agentId: 'amina', connectedAt: at('11:58:00'), workEndedAt: undefined };
const theDrop = {
  type: 'event',
  event: {
    eventType: 'DISCONNECTED',
    at: at('12:00:01'),
    contactId: 'call-1',
    initialContactId: undefined,
    previousContactId: undefined,
    relatedContactId: undefined,
    initiationMethod: 'INBOUND',
    initiatedAt: at('11:56:00'),
    connectedToSystemAt: undefined,
    disconnectedAt: at('12:00:00'),
    disconnectReason: 'CUSTOMER_DISCONNECT',
    agent: amina,
    queueId: 'support',
  },
};

describe('a contact event is read', () => {
  it('in our words', () => {
    expect(read()).toEqual(theDrop);
  });

  it.each(detailTypes)('under the name "%s"', (name) => {
    expect(parse(anEvent({}, { 'detail-type': name }))).toEqual(theDrop);
  });

  it.each(['VOICE', 'Voice', 'voice', 'vOiCe'])('of the channel %s', (channel) => {
    expect(read({ channel })).toEqual(theDrop);
  });

  it('with its keys in PascalCase', () => {
    expect(parse(anEvent({}, { detail: inPascalCase(aDetail) }))).toEqual(theDrop);
  });

  it('with its keys in both spellings', () => {
    const { agentInfo: _, ...rest } = aDetail;
    expect(parse(anEvent({}, { detail: { ...rest, AgentInfo: inPascalCase(agentInfo) } }))).toEqual(theDrop);
  });

  it('with fields that are new to us', () => {
    expect(
      read({ hologram: { depth: 3 }, CustomerVoiceActivity: {}, agentInfo: { ...agentInfo, mood: 7 } }),
    ).toEqual(theDrop);
  });

  it('with an event type, a reason and an initiation method that are new to us', () => {
    const said = { eventType: 'TELEPORTED', disconnectReason: 'Gone_Fishing', initiationMethod: 'Beam' };
    expect(read(said)).toMatchObject({
      event: { eventType: 'TELEPORTED', disconnectReason: 'GONE_FISHING', initiationMethod: 'BEAM' },
    });
  });

  it('of a transfer leg', () => {
    const leg = { contactId: 'to-ben', initialContactId: 'call-1', previousContactId: 'call-1' };
    expect(read(leg)).toMatchObject({ event: leg });
  });
});

describe('what a contact event does not know', () => {
  it.each([
    ['initialContactId', null],
    ['previousContactId', ''],
    ['relatedContactId', null],
    ['initiationMethod', null],
    ['disconnectReason', null],
    ['disconnectReason', ''],
  ])('%s: %j is no value', (field, value) => {
    expect(read({ [field]: value })).toMatchObject({ event: { [field]: undefined } });
  });

  it.each([
    ['1970-01-01T00:00:00.001Z', undefined],
    ['1970-01-01T00:00:00Z', undefined],
    ['', undefined],
    ['yesterday', undefined],
    [null, undefined],
    ['2026-11-23T11:59:00.000Z', at('11:59:00')],
  ])('connectedToSystemTimestamp %j is %j', (connectedToSystemTimestamp, instant) => {
    expect(read({ connectedToSystemTimestamp })).toMatchObject({ event: { connectedToSystemAt: instant } });
  });

  it.each([
    ['no agent at all', undefined],
    ['null', null],
    ['an agent without a name', { connectedToAgentTimestamp: agentInfo.connectedToAgentTimestamp }],
    ['an agent who was only rung', { agentArn: agentInfo.agentArn }],
    [
      'an agent who joined at the epoch',
      { ...agentInfo, connectedToAgentTimestamp: '1970-01-01T00:00:00.001Z' },
    ],
  ])('%s: no agent joined', (_, info) => {
    expect(read({ agentInfo: info })).toMatchObject({ event: { agent: undefined } });
  });

  it('an agent whose work has ended', () => {
    const info = { ...agentInfo, afterContactWorkEndTimestamp: '2026-11-23T12:02:00Z' };
    expect(read({ eventType: 'COMPLETED', agentInfo: info })).toMatchObject({
      event: { agent: { ...amina, workEndedAt: at('12:02:00') } },
    });
  });

  it.each([
    ['no queue', undefined, undefined],
    ['null', null, undefined],
    ['a queue without a type', { queueArn: queueInfo.queueArn }, 'support'],
    ["an agent's own queue by type", { ...queueInfo, queueType: 'AGENT' }, undefined],
    [
      "an agent's own queue by name",
      { queueArn: 'arn:aws:connect:us-east-1:1:instance/i/queue/agent/amina' },
      undefined,
    ],
  ])('%s: the queue is %3$j', (_, info, queueId) => {
    expect(read({ queueInfo: info })).toMatchObject({ event: { queueId } });
  });
});

describe('what is not about voice', () => {
  it.each(['CHAT', 'TASK', 'EMAIL', 'voicemail', ''])('%j is ignored', (channel) => {
    expect(read({ channel })).toEqual({ type: 'ignored', reason: 'not-voice', contactId: 'call-1' });
  });
});

describe('what cannot be read', () => {
  it.each([
    ['nothing', undefined, ''],
    ['null', null, ''],
    ['a number', 7, ''],
    ['a text', 'DISCONNECTED', ''],
    ['a list', [anEvent()], ''],
    ['an empty object', {}, 'detail'],
    ['no detail', anEvent({}, { detail: undefined }), 'detail'],
    ['a detail that is a text', anEvent({}, { detail: 'x' }), 'detail'],
    ['no time', anEvent({}, { time: undefined }), 'time'],
    ['a time that is no date', anEvent({}, { time: 'yesterday' }), 'yesterday'],
    ['no contact', anEvent({ contactId: undefined }), 'contactId'],
    ['an empty contact', anEvent({ contactId: '' }), 'contactId'],
    ['a contact of 257 letters', anEvent({ contactId: 'c'.repeat(257) }), 'contactId'],
    ['no event type', anEvent({ eventType: undefined }), 'eventType'],
    ['no channel', anEvent({ channel: null }), 'channel'],
    ['an agent that is a text', anEvent({ agentInfo: 'amina' }), 'agentInfo'],
    ['an end without its time', anEvent({ disconnectTimestamp: undefined }), 'disconnectTimestamp'],
    ['an end at the epoch', anEvent({ disconnectTimestamp: '1970-01-01T00:00:00Z' }), 'disconnectTimestamp'],
  ])('%s: broken, and the problem names the place', (_, input, place) => {
    expect(parse(input)).toEqual({ type: 'broken', problem: expect.stringContaining(place) });
  });

  it('a contact of 256 letters is read', () => {
    expect(read({ contactId: 'c'.repeat(256) }).type).toBe('event');
  });
});

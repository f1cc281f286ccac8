import { describe, expect, it } from 'vitest';
import { callbackProgress } from '../../../core/interruption/callback-progress.ts';
import { type Facts, legOf } from '../../../core/interruption/facts.ts';
import { at } from './lifecycle/the-day.ts';

type Said = Parameters<typeof legOf>[1];
const legs = (said: Readonly<Record<string, Said>>): Facts =>
  Object.fromEntries(Object.entries(said).map(([id, values]) => [id, legOf(at('12:05:00'), values)]));
const progressOf = (said: Readonly<Record<string, Said>>) => callbackProgress(legs(said), 'callback-1');

const api = { initiationMethod: 'API' };
const answeredAt = at('12:01:00');
const endedAt = at('12:02:00');
const withAmina = { agentId: 'amina', connectedAt: at('12:01:10') };
const withBen = { agentId: 'ben', connectedAt: at('12:01:40') };

describe('a callback', () => {
  it.each([
    ['rings as soon as anything is known of it', { 'callback-1': api }, { type: 'ringing' }],
    [
      'rings while only a later leg is known',
      { 'callback-2': { initiationMethod: 'QUEUE_TRANSFER' } },
      { type: 'ringing' },
    ],
    [
      'is answered, by a person or a voicemail',
      { 'callback-1': { ...api, answeredAt } },
      { type: 'answered' },
    ],
    [
      'reaches an agent',
      { 'callback-1': { ...api, answeredAt, ...withAmina } },
      { type: 'joined', agentId: 'amina' },
    ],
    [
      'reached an agent, and ended since',
      { 'callback-1': { ...api, answeredAt, endedAt, ...withAmina } },
      { type: 'joined', agentId: 'amina' },
    ],
    [
      'reaches an agent of the queue that it went on to',
      { 'callback-1': { ...api, answeredAt, endedAt }, 'callback-2': withBen },
      { type: 'joined', agentId: 'ben' },
    ],
    [
      'waits in the queue that it went on to',
      { 'callback-1': { ...api, answeredAt, endedAt }, 'callback-2': { queueId: 'support' } },
      { type: 'answered' },
    ],
    [
      'rings an agent who does not take it',
      { 'callback-1': { ...api, answeredAt, agentId: 'amina' } },
      { type: 'answered' },
    ],
    [
      'is given up by the customer who answered',
      { 'callback-1': { ...api, answeredAt, endedAt, disconnectReason: 'CUSTOMER_DISCONNECT' } },
      { type: 'failed', reason: 'abandoned' },
    ],
    [
      'is given up in the queue that it went on to',
      {
        'callback-1': { ...api, answeredAt, endedAt },
        'callback-2': { endedAt: at('12:02:30'), disconnectReason: 'CUSTOMER_DISCONNECT' },
      },
      { type: 'failed', reason: 'abandoned' },
    ],
    [
      'has left its first queue and may have gone on to another: that is asked about',
      { 'callback-1': { ...api, answeredAt, endedAt, disconnectReason: 'CONTACT_FLOW_DISCONNECT' } },
      { type: 'unsaid', contactId: 'callback-1' },
    ],
    [
      'has left its first queue, and Amazon Connect knows of no other',
      { 'callback-1': { ...api, answeredAt, endedAt, lookedUp: true } },
      { type: 'failed', reason: 'abandoned' },
    ],
    [
      'ends unanswered without a reason',
      { 'callback-1': { ...api, endedAt } },
      { type: 'unsaid', contactId: 'callback-1' },
    ],
    [
      'ends unanswered and Amazon Connect does not say why either',
      { 'callback-1': { ...api, endedAt, lookedUp: true } },
      { type: 'failed', reason: 'no-answer' },
    ],
  ] as const)('%s', (_, said, progress) => {
    expect(progressOf(said)).toEqual(progress);
  });

  it.each([
    ['TELECOM_BUSY', 'busy'],
    ['TELECOM_UNANSWERED', 'no-answer'],
    ['TELECOM_TIMEOUT', 'no-answer'],
    ['TELECOM_ORIGINATOR_CANCEL', 'no-answer'],
    ['TELECOM_NUMBER_INVALID', 'invalid-number'],
    ['TELECOM_POTENTIAL_BLOCKING', 'blocked'],
    ['TELECOM_PROBLEM', 'line-problem'],
    ['QUANTUM_DECAY', 'no-answer'],
  ])('that ended unanswered with %s failed as %s', (disconnectReason, reason) => {
    expect(progressOf({ 'callback-1': { ...api, endedAt, disconnectReason } })).toEqual({
      type: 'failed',
      reason,
    });
  });

  it('belongs to the first agent who joined, in whatever order the legs are known', () => {
    const first = { 'callback-1': { ...api, answeredAt, ...withAmina } };
    const second = { 'callback-2': { initiationMethod: 'TRANSFER', ...withBen } };
    expect(progressOf({ ...first, ...second })).toEqual({ type: 'joined', agentId: 'amina' });
    expect(progressOf({ ...second, ...first })).toEqual({ type: 'joined', agentId: 'amina' });
  });

  it('is not joined by a supervisor who listens in', () => {
    const monitor = { initiationMethod: 'MONITOR', agentId: 'olga', connectedAt: at('12:01:05') };
    expect(progressOf({ 'callback-1': { ...api, answeredAt }, 'monitor-1': monitor })).toEqual({
      type: 'answered',
    });
  });
});

describe('a callback that an agent hung up on', () => {
  const connectedAt = at('12:01:10');
  const endedBy = (disconnectReason: string | undefined, end: string) =>
    progressOf({
      'callback-1': { ...api, answeredAt, agentId: 'amina', connectedAt, endedAt: at(end), disconnectReason },
    });
  const voicemail = { type: 'failed', reason: 'voicemail-suspected' };
  const joined = { type: 'joined', agentId: 'amina' };

  it('within fifteen seconds was probably a voicemail', () => {
    expect(endedBy('AGENT_DISCONNECT', '12:01:25')).toEqual(voicemail);
  });

  it('after more than fifteen seconds was a conversation', () => {
    expect(endedBy('AGENT_DISCONNECT', '12:01:26')).toEqual(joined);
  });

  it('is not one that the customer or the line ended, which is a drop of its own', () => {
    expect(endedBy('CUSTOMER_DISCONNECT', '12:01:12')).toEqual(joined);
    expect(endedBy(undefined, '12:01:12')).toEqual(joined);
  });
});

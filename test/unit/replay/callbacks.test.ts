import { describe, expect, test } from 'vitest';
import { aminasCall, callback, legEvents } from './recorded-calls.ts';
import { reasonsOf, replayed } from './replayed.ts';

describe('a callback of ours', () => {
  test('inherits the queue of the call it was made for', async () => {
    const events = [
      ...legEvents(aminasCall),
      ...callback({ contactId: 'call-2', relatedContactId: 'call-1' }),
    ];
    expect((await replayed(events))[1]).toEqual({
      chain: 'call-2',
      verdict: 'offer',
      contactId: 'call-2',
      agentId: 'amina',
      queueId: 'support',
      reason: 'customer-disconnect',
    });
  });

  test('keeps the queue that it went on to', async () => {
    const events = [
      ...legEvents(aminasCall),
      ...callback({ contactId: 'call-2', relatedContactId: 'call-1', queueId: 'overflow' }),
    ];
    expect((await replayed(events))[1]?.queueId).toBe('overflow');
  });

  test('belongs to no queue when the recording lacks the call it was made for', async () => {
    const events = callback({ contactId: 'call-2', relatedContactId: 'call-1' });
    expect(reasonsOf(await replayed(events))).toEqual(['call-2 none no-queue']);
  });

  test('the last that the settings allow is the last that is made, unanswered ones included', async () => {
    const { agentId: _, ...nobody } = aminasCall;
    const events = [
      ...legEvents(aminasCall),
      ...legEvents({
        ...nobody,
        contactId: 'call-2',
        relatedContactId: 'call-1',
        initiationMethod: 'API',
        from: 150,
        to: 170,
        reason: 'TELECOM_BUSY',
      }),
      ...callback({ contactId: 'call-3', relatedContactId: 'call-1' }),
    ];
    const allowing = (maxCallbacksPerProtocol: number) => ({ default: { maxCallbacksPerProtocol } });
    expect(reasonsOf(await replayed(events, allowing(3)))[2]).toBe('call-3 offer customer-disconnect');
    expect(reasonsOf(await replayed(events, allowing(2)))[2]).toBe('call-3 none too-many-callbacks');
  });

  test('two calls that claim to be callbacks of each other belong to no queue', async () => {
    const events = [
      ...callback({ contactId: 'call-1', relatedContactId: 'call-2' }),
      ...callback({ contactId: 'call-2', relatedContactId: 'call-1' }),
    ];
    expect(reasonsOf(await replayed(events))).toEqual(['call-1 none no-queue', 'call-2 none no-queue']);
  });
});

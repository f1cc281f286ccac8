import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRecordedEvent } from '../../../admin/replay/recorded-event.ts';
import { type Recording, record } from '../../../admin/replay/recording.ts';
import {
  aminasCall,
  callback,
  eventOf,
  handedOver,
  instance,
  legEvents,
  type RecordedCall,
  withoutReason,
} from '../../unit/replay/recorded-calls.ts';
import { replayed } from '../../unit/replay/replayed.ts';

const stories: Readonly<Record<string, RecordedCall>> = {
  'the customer goes': legEvents(aminasCall),
  'the agent hangs up': legEvents({ ...aminasCall, reason: 'AGENT_DISCONNECT' }),
  'nobody says why': legEvents(withoutReason(aminasCall)),
  'only the late event says why': [
    ...legEvents(withoutReason(aminasCall)).slice(0, 3),
    ...legEvents(aminasCall).slice(3),
  ],
  'handed over and accepted': handedOver({ agentId: 'ben' }),
  'handed over to nobody': handedOver({ to: 80 }),
  'dropped during a consult': handedOver({ agentId: 'ben', to: 58 }),
  'a supervisor’s and an outside party’s legs are all that is left': [
    ...legEvents({ ...aminasCall, initiationMethod: 'MONITOR' }),
    ...legEvents({
      ...aminasCall,
      contactId: 'call-1-outside',
      initialContactId: 'call-1',
      initiationMethod: 'EXTERNAL_OUTBOUND',
    }),
  ],
  'called back twice': [
    ...legEvents(aminasCall),
    ...callback({ contactId: 'call-2', relatedContactId: 'call-1' }),
    ...callback({ contactId: 'call-3', relatedContactId: 'call-2', from: 400, to: 500 }),
  ],
};

/** The events in any order, any of them any number of times more. */
const disturbed = <T>(events: readonly T[]): fc.Arbitrary<T[]> =>
  fc
    .array(fc.constantFrom(...events), { maxLength: 8 })
    .chain((again) =>
      fc.shuffledSubarray([...events, ...again], { minLength: events.length + again.length }),
    );

const anyIds = fc.constantFrom('a', 'b', 'c');
const anySecond = fc.integer({ min: 0, max: 40 });
const instant = (second: number): string => new Date(Date.UTC(2026, 10, 23, 9, 0, second)).toISOString();

/** Events that contradict each other in everything: who, when, why and whence. */
const anyEvent = fc
  .record({
    second: anySecond,
    contactId: anyIds,
    previousContactId: fc.option(anyIds),
    relatedContactId: fc.option(fc.constantFrom('a', 'other', 'elsewhere')),
    eventType: fc.constantFrom('INITIATED', 'CONNECTED_TO_AGENT', 'DISCONNECTED', 'COMPLETED'),
    initiationMethod: fc.constantFrom('INBOUND', 'TRANSFER', 'API', 'MONITOR', 'EXTERNAL_OUTBOUND'),
    channel: fc.constantFrom('VOICE', 'Voice', 'CHAT'),
    disconnectReason: fc.option(
      fc.constantFrom('CUSTOMER_DISCONNECT', 'AGENT_DISCONNECT', 'TELECOM_PROBLEM'),
    ),
    agent: fc.option(fc.constantFrom('amina', 'ben')),
    queue: fc.option(fc.constantFrom('support', 'sales')),
    end: anySecond,
  })
  .chain(({ second, agent, queue, end, ...detail }) =>
    fc.constantFrom('chain', 'other').map((initialContactId) =>
      eventOf(second, {
        ...detail,
        initialContactId,
        initiationTimestamp: instant(end),
        disconnectTimestamp: instant(end),
        agentInfo: agent && {
          agentArn: `${instance}/agent/${agent}`,
          connectedToAgentTimestamp: instant(second),
        },
        queueInfo: queue && { queueArn: `${instance}/queue/${queue}`, queueType: 'STANDARD' },
      }),
    ),
  );

const recordingOf = (events: readonly object[]): Recording => {
  const recording: Recording = new Map();
  for (const event of events) {
    const read = readRecordedEvent(JSON.stringify(event));
    if (read.type !== 'unreadable') record(recording, read);
  }
  return recording;
};

describe('the order and the number of deliveries change no line', () => {
  test.each(Object.entries(stories))('%s', async (_, events) => {
    const inOrder = await replayed(events);
    await fc.assert(
      fc.asyncProperty(disturbed(events), async (delivered) => {
        expect(await replayed(delivered)).toEqual(inOrder);
      }),
    );
  });

  test('even when the events contradict each other', async () => {
    const contradictions = fc.array(anyEvent, { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        contradictions.chain((events) => fc.tuple(fc.constant(events), disturbed(events))),
        async ([events, delivered]) => {
          expect(recordingOf(delivered)).toEqual(recordingOf(events));
          expect(await replayed(delivered)).toEqual(await replayed(events));
        },
      ),
      { numRuns: 300 },
    );
  });
});

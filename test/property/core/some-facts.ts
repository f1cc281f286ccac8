/** Facts as anybody might claim them, conflicting values and equal times included. */
import fc from 'fast-check';
import type { Facts, Leg } from '../../../core/interruption/facts.ts';
import { at } from '../../unit/core/lifecycle/the-day.ts';

const time = fc.constantFrom(at('12:00:00'), at('12:00:01'), at('12:00:04'), at('12:00:09'));
const contactId = fc.constantFrom('call-1', 'to-ben', 'to-carla');

const factOf = <T>(value: fc.Arbitrary<T>) => fc.record({ value, at: time });

const method = fc.constantFrom(
  'INBOUND',
  'TRANSFER',
  'QUEUE_TRANSFER',
  'MONITOR',
  'EXTERNAL_OUTBOUND',
  'API',
);
const reason = fc.constantFrom('CUSTOMER_DISCONNECT', 'AGENT_DISCONNECT', 'OTHER', 'TELECOM_PROBLEM');

const leg: fc.Arbitrary<Leg> = fc
  .record(
    {
      initiationMethod: factOf(method),
      previousContactId: factOf(contactId),
      queueId: factOf(fc.constantFrom('support', 'billing')),
      agentId: factOf(fc.constantFrom('amina', 'ben')),
      connectedAt: factOf(time),
      answeredAt: factOf(time),
      endedAt: factOf(time),
      disconnectReason: factOf(reason),
      workEndedAt: factOf(time),
      lookedUp: factOf(fc.constant(true)),
    },
    { requiredKeys: [] },
  )
  .filter((said) => Object.keys(said).length > 0);

export const someFacts: fc.Arbitrary<Facts> = fc.dictionary(contactId, leg, {
  maxKeys: 3,
  noNullPrototype: true,
});

/** All of it, in any order, some of it twice. */
export const retold = <T>(said: readonly T[]): fc.Arbitrary<T[]> =>
  fc
    .subarray([...said])
    .chain((again) => fc.shuffledSubarray([...said, ...again], { minLength: said.length + again.length }));

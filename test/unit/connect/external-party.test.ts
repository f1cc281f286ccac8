/** An agent calls somebody outside into the conversation. */
import { DescribeContactCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from 'vitest';
import { instanceId, salesNumber } from './small-centre.ts';
import { threeAgents } from './three-agents.ts';

const number = '+442079460777';

describe('a call to an outside number', () => {
  test('is a leg of its own with the third party as its customer', async () => {
    const { as, first, eventsOf, client } = await threeAgents();
    const leg = await as('ana', 'transfer', { kind: 'assisted', number });
    expect(eventsOf(leg)[0]?.detail).toMatchObject({
      initiationMethod: 'EXTERNAL_OUTBOUND',
      previousContactId: first,
      initialContactId: first,
      tags: { 'aws:connect:transferredFromEndpoint': salesNumber },
    });
    const request = new DescribeContactCommand({ InstanceId: instanceId, ContactId: leg });
    expect((await client.send(request)).Contact?.CustomerEndpoint?.Address).toBe(number);
  });

  test('is connected to the system when they answer, and to no agent', async () => {
    const { as, sim, typesOf } = await threeAgents();
    const leg = await as('ana', 'transfer', { kind: 'assisted', number });
    await sim(`/calls/${leg}/answer`);
    await as('ana', 'join');
    expect(typesOf(leg)).toEqual(['INITIATED', 'CONNECTED_TO_SYSTEM']);
  });

  test('that nobody answers within 60 seconds leaves the customer with the agent', async () => {
    const { as, clock, endOf, first } = await threeAgents();
    const leg = await as('ana', 'transfer', { kind: 'assisted', number });
    await clock.turn(59_999);
    expect(endOf(leg)).toBeUndefined();
    await clock.turn(1);
    expect(endOf(leg)).toMatchObject({ disconnectReason: 'TELECOM_UNANSWERED' });
    expect(endOf(first)).toBeUndefined();
  });

  test('is cancelled when the agent takes the customer back while it rings', async () => {
    const { as, clock, endOf } = await threeAgents();
    const leg = await as('ana', 'transfer', { kind: 'assisted', number });
    await as('ana', 'retrieve');
    expect(endOf(leg)).toMatchObject({ disconnectReason: 'TELECOM_ORIGINATOR_CANCEL' });
    await clock.turn(60_000);
    expect(endOf(leg)).toMatchObject({ disconnectReason: 'TELECOM_ORIGINATOR_CANCEL' });
  });

  test('whose third party hangs up leaves the customer with the agent', async () => {
    const { as, sim, endOf, first, phone } = await threeAgents();
    const leg = await as('ana', 'transfer', { kind: 'assisted', number });
    await sim(`/calls/${leg}/answer`);
    await sim(`/calls/${leg}/hangup`);
    expect(endOf(leg)).toMatchObject({ disconnectReason: 'THIRD_PARTY_DISCONNECT' });
    expect(endOf(first)).toBeUndefined();
    expect(phone('ana')).toEqual(['connected, on hold']);
  });

  test('ends with the customer’s leg when the customer hangs up while the agent is still there', async () => {
    const { as, sim, endOf, first } = await threeAgents();
    const leg = await as('ana', 'transfer', { kind: 'assisted', number });
    await sim(`/calls/${leg}/answer`);
    await sim(`/calls/${first}/hangup`);
    for (const id of [first, leg])
      expect(endOf(id)).toMatchObject({ disconnectReason: 'CUSTOMER_DISCONNECT' });
  });

  test.each([
    ['the customer', 'CUSTOMER_DISCONNECT'],
    ['the third party', 'THIRD_PARTY_DISCONNECT'],
  ])('goes on without the agent who left, until %s hangs up', async (who, disconnectReason) => {
    const { as, sim, endOf, first, phone } = await threeAgents();
    const leg = await as('ana', 'transfer', { kind: 'blind', number });
    await sim(`/calls/${leg}/answer`);
    expect(phone('ana')).toEqual(['after-contact-work']);
    expect(endOf(leg)).toBeUndefined();
    await sim(`/calls/${who === 'the customer' ? first : leg}/hangup`);
    expect(endOf(leg)).toMatchObject({ disconnectReason });
  });

  test('that rings after the agent left does not keep the customer from hanging up', async () => {
    const { as, sim, endOf, first } = await threeAgents();
    const leg = await as('ana', 'transfer', { kind: 'blind', number });
    expect((await sim(`/calls/${first}/hangup`)).status).toBe(200);
    expect(endOf(leg)).toMatchObject({ disconnectReason: 'CUSTOMER_DISCONNECT' });
  });
});

/** An agent dials a number from the softphone. */
import { DescribeContactCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from 'vitest';
import { bob, instanceId, sales, salesNumber, support } from './small-centre.ts';
import { threeAgents } from './three-agents.ts';

const number = '+442079460123';

describe('a call that an agent dials', () => {
  test('is initiated, connected to the system and to the agent, disconnected, and completed when cleared', async () => {
    const { as, sim, typesOf } = await threeAgents();
    const call = await as('bob', 'dial', { number });
    expect(typesOf(call)).toEqual(['INITIATED']);
    await sim(`/calls/${call}/answer`);
    await sim(`/calls/${call}/hangup`);
    await as('bob', 'clear');
    expect(typesOf(call).slice(1)).toEqual([
      'CONNECTED_TO_SYSTEM',
      'CONNECTED_TO_AGENT',
      'DISCONNECTED',
      'COMPLETED',
    ]);
  });

  test('is OUTBOUND, has its agent and never a queue, and calls from the queue’s number', async () => {
    const { as, sim, eventsOf } = await threeAgents();
    const call = await as('bob', 'dial', { number });
    await sim(`/calls/${call}/answer`);
    await sim(`/calls/${call}/drop`);
    for (const { detail } of eventsOf(call)) {
      expect(detail).toMatchObject({ initiationMethod: 'OUTBOUND' });
      expect(detail).not.toHaveProperty('queueInfo');
    }
    expect(eventsOf(call).at(-1)?.detail).toMatchObject({
      disconnectReason: 'TELECOM_PROBLEM',
      agentInfo: { agentArn: expect.stringContaining(bob) },
      tags: { 'aws:connect:systemEndpoint': '+442079460002' },
    });
  });

  test('can be made in relation to another contact, whose attributes it gets', async () => {
    const { as, first, eventsOf, client } = await threeAgents();
    const call = await as('bob', 'dial', { number, queueId: sales, relatedContactId: first });
    expect(eventsOf(call)[0]?.detail).toMatchObject({
      relatedContactId: first,
      tags: { 'aws:connect:systemEndpoint': salesNumber },
    });
    const request = new DescribeContactCommand({ InstanceId: instanceId, ContactId: call });
    expect((await client.send(request)).Contact?.Attributes).toEqual({ protocol: 'P-1' });
  });

  test('gets none of the related contact’s attributes where that is chosen', async () => {
    const { as, first, client } = await threeAgents({ dialledAttributes: 'none' });
    const call = await as('bob', 'dial', { number, relatedContactId: first });
    const request = new DescribeContactCommand({ InstanceId: instanceId, ContactId: call });
    expect((await client.send(request)).Contact?.Attributes).toEqual({});
  });

  test.each([
    ['busy', 'TELECOM_BUSY'],
    ['cancelled by the agent', 'TELECOM_ORIGINATOR_CANCEL'],
    ['not answered for 60 seconds', 'TELECOM_UNANSWERED'],
  ])('that is %s ends without an agent, and the agent is free', async (how, disconnectReason) => {
    const { as, sim, clock, typesOf, endOf, phone } = await threeAgents();
    const call = await as('bob', 'dial', { number });
    expect(phone('bob')).toEqual(['dialling']);
    if (how === 'busy') await sim(`/calls/${call}/busy`);
    else if (how.startsWith('cancelled')) await as('bob', 'hangup');
    else await clock.turn(60_000);
    expect(typesOf(call)).toEqual(['INITIATED', 'DISCONNECTED', 'COMPLETED']);
    expect(endOf(call)).toMatchObject({ disconnectReason });
    expect(phone('bob')).toEqual([]);
  });

  test('can be transferred like any other', async () => {
    const { as, sim, eventsOf } = await threeAgents();
    const call = await as('bob', 'dial', { number });
    await sim(`/calls/${call}/answer`);
    const second = await as('bob', 'transfer', { kind: 'blind', queueId: support });
    expect(eventsOf(second)[0]?.detail).toMatchObject({ previousContactId: call });
  });

  test('needs an agent without a call', async () => {
    const { sim } = await threeAgents();
    expect(await sim('/agents/ana/dial', { number })).toMatchObject({
      status: 409,
      body: { error: expect.stringContaining('in state connected') },
    });
  });
});

test.each([
  ['refused', 409],
  ['allowed', 201],
] as const)('dialling during after-contact work can be %s', async (dialInAfterContactWork, status) => {
  const { sim, first } = await threeAgents({ dialInAfterContactWork });
  await sim(`/calls/${first}/hangup`);
  expect(await sim('/agents/ana/dial', { number })).toMatchObject({ status });
});

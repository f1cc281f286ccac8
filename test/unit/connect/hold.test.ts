/** Hold has no contact event of its own; it shows on the softphone and in the durations afterwards. */
import { DescribeContactCommand } from '@aws-sdk/client-connect';
import { expect, test } from 'vitest';
import { instanceId } from './small-centre.ts';
import { threeAgents } from './three-agents.ts';

test('a customer on hold is there again when retrieved, and no event tells of either', async () => {
  const { as, phone, events } = await threeAgents();
  const before = events.length;
  await as('ana', 'hold');
  expect(phone('ana')).toEqual(['connected, on hold']);
  await as('ana', 'retrieve');
  expect(phone('ana')).toEqual(['connected']);
  expect(events).toHaveLength(before);
});

test('the end of the call tells how long its agent had the customer on hold, all holds together', async () => {
  const { as, clock, sim, first, endOf, client } = await threeAgents();
  await as('ana', 'hold');
  await clock.turn(4_000);
  await as('ana', 'retrieve');
  await as('ana', 'hold');
  await clock.turn(3_000);
  await sim(`/calls/${first}/hangup`);
  expect(endOf(first)).toMatchObject({ agentInfo: { agentInitiatedHoldDuration: 7 } });
  await clock.turn(1_000);
  const request = new DescribeContactCommand({ InstanceId: instanceId, ContactId: first });
  const { Contact } = await client.send(request);
  expect(Contact?.AgentInfo).toMatchObject({ AgentInitiatedHoldDuration: 7 });
});

test('a customer on hold can hang up like any other', async () => {
  const { as, sim, first, endOf, phone } = await threeAgents();
  await as('ana', 'hold');
  await sim(`/calls/${first}/drop`);
  expect(endOf(first)).toMatchObject({ disconnectReason: 'TELECOM_PROBLEM' });
  expect(phone('ana')).toEqual(['after-contact-work']);
});

test.each([
  ['hold', 'on hold already'],
  ['join', 'nobody is consulted'],
  ['swap', 'nobody is consulted'],
  ['complete', 'no transfer is under way'],
])('%s is refused while the customer is on hold and nobody is consulted', async (verb, words) => {
  const { as, sim } = await threeAgents();
  await as('ana', 'hold');
  expect(await sim(`/agents/ana/${verb}`)).toMatchObject({
    status: 409,
    body: { error: expect.stringContaining(words) },
  });
});

test('nobody can be retrieved who is not on hold', async () => {
  const { sim } = await threeAgents();
  expect(await sim('/agents/ana/retrieve')).toMatchObject({
    status: 409,
    body: { error: expect.stringContaining('nobody is on hold') },
  });
});

/** A supervisor listens, barges in, and takes over. */
import { expect, test } from 'vitest';
import { bob } from './small-centre.ts';
import { threeAgents } from './three-agents.ts';

test('a supervisor who listens has a leg of their own, which ends with the call', async () => {
  const { as, sim, first, eventsOf, typesOf } = await threeAgents();
  const leg = await as('bob', 'monitor', { agent: 'ana' });
  await sim(`/calls/${first}/hangup`);
  expect(typesOf(leg)).toEqual(['INITIATED', 'CONNECTED_TO_AGENT', 'DISCONNECTED']);
  expect(eventsOf(leg).at(-1)?.detail).toMatchObject({
    initiationMethod: 'MONITOR',
    agentInfo: { agentArn: expect.stringContaining(bob) },
    stateTransitions: [{ state: 'SILENT_MONITOR', stateEndTimestamp: expect.any(String) }],
  });
});

test('a supervisor can stop listening, and the call goes on', async () => {
  const { as, first, endOf, phone } = await threeAgents();
  const leg = await as('bob', 'monitor', { agent: 'ana' });
  await as('bob', 'hangup');
  expect(endOf(leg)).toBeDefined();
  expect(endOf(first)).toBeUndefined();
  expect(phone('ana')).toEqual(['connected']);
});

test('a supervisor who barges in takes part, with agent and customer still on the line', async () => {
  const { as, first, endOf, connect } = await threeAgents();
  await as('bob', 'monitor', { agent: 'ana' });
  await as('bob', 'barge');
  expect(endOf(first)).toBeUndefined();
  expect(connect.world().calls.at(-1)).toMatchObject({ beside: 'supervisor' });
});

test('an agent whom a supervisor takes off the call is barged, and the customer stays', async () => {
  const { as, first, endOf, sim } = await threeAgents();
  const leg = await as('bob', 'monitor', { agent: 'ana' });
  await as('bob', 'take-over');
  expect(endOf(first)).toMatchObject({ disconnectReason: 'BARGED' });
  expect(endOf(leg)).toBeUndefined();
  await sim(`/calls/${first}/hangup`);
  expect(endOf(leg)).toMatchObject({
    stateTransitions: [{ state: 'SILENT_MONITOR' }, { state: 'BARGE' }],
  });
});

test('only a talk can be listened to, and only by somebody without a contact', async () => {
  const { as, sim } = await threeAgents();
  expect(await sim('/agents/bob/monitor', { agent: 'cleo' })).toMatchObject({ status: 409 });
  await as('bob', 'monitor', { agent: 'ana' });
  expect(await sim('/agents/bob/monitor', { agent: 'ana' })).toMatchObject({
    status: 409,
    body: { error: expect.stringContaining('has a contact already') },
  });
});

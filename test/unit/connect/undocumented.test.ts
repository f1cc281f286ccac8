/** Where the documentation leaves a question open, the simulated Amazon Connect gives every answer on request. */
import { DescribeContactCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from 'vitest';
import { bob, instanceId } from './small-centre.ts';
import { type ThreeAgents, threeAgents } from './three-agents.ts';

/** The legs in the order of their ends, as `first` and `second`, with their reasons. */
const ends = ({ events, first }: ThreeAgents): readonly string[] =>
  events
    .filter(({ detail }) => detail.eventType === 'DISCONNECTED')
    .map(({ detail }) => `${detail.contactId === first ? 'first' : 'second'}: ${detail.disconnectReason}`);

describe('the customer hangs up on two legs', () => {
  test.each([
    [{}, ['first: CUSTOMER_DISCONNECT', 'second: CUSTOMER_DISCONNECT']],
    [{ legEndOrder: 'last-leg-first' }, ['second: CUSTOMER_DISCONNECT', 'first: CUSTOMER_DISCONNECT']],
    [{ customerReasonOn: 'first-leg' }, ['first: CUSTOMER_DISCONNECT', 'second: AGENT_DISCONNECT']],
    [
      { customerReasonOn: 'last-leg', otherLegReason: 'OTHER' },
      ['first: OTHER', 'second: CUSTOMER_DISCONNECT'],
    ],
    [
      { customerReasonOn: 'last-leg', otherLegReason: 'absent' },
      ['first: undefined', 'second: CUSTOMER_DISCONNECT'],
    ],
  ] as const)('with %j', async (choices, expected) => {
    const centre = await threeAgents(choices);
    await centre.consulted('bob');
    await centre.sim(`/calls/${centre.first}/hangup`);
    expect(ends(centre)).toEqual(expected);
  });

  test('and the second ends as much later as asked', async () => {
    const centre = await threeAgents({ legEndGapMs: 2_000 });
    const second = await centre.consulted('bob');
    await centre.sim(`/calls/${centre.first}/hangup`);
    await centre.clock.turn(1_999);
    expect(centre.endOf(second)).toBeUndefined();
    await centre.clock.turn(1);
    expect(centre.endOf(second)).toMatchObject({ disconnectTimestamp: '2026-03-01T09:00:02.000Z' });
  });
});

test.each([['OTHER'], ['CUSTOMER_DISCONNECT']] as const)(
  'the leg of an agent who transferred can end with %s',
  async (transferredLegReason) => {
    const { as, first, endOf } = await threeAgents({ transferredLegReason });
    await as('ana', 'transfer', { kind: 'blind', agent: 'bob' });
    expect(endOf(first)).toMatchObject({ disconnectReason: transferredLegReason });
  },
);

test('the leg of an agent who transferred can end without a reason, which DescribeContact lacks too', async () => {
  const { as, first, endOf, clock, client } = await threeAgents({ transferredLegReason: 'absent' });
  await as('ana', 'transfer', { kind: 'blind', agent: 'bob' });
  expect(endOf(first)).not.toHaveProperty('disconnectReason');
  await clock.turn(1_000);
  const request = new DescribeContactCommand({ InstanceId: instanceId, ContactId: first });
  const { Contact } = await client.send(request);
  expect(Contact?.DisconnectTimestamp).toBeDefined();
  expect(Contact).not.toHaveProperty('DisconnectReason');
});

test('a consult that its destination misses can wait on in that agent’s queue', async () => {
  const { as, phone, endOf } = await threeAgents({ unacceptedConsult: 'waits' });
  const second = await as('ana', 'transfer', { kind: 'assisted', agent: 'bob' });
  await as('bob', 'miss');
  expect(endOf(second)).toBeUndefined();
  await as('bob', 'clear');
  expect(phone('bob')).toEqual(['incoming']);
});

test.each([
  ['listed', 1],
  ['absent', 0],
] as const)(
  'a call to an outside number can be %s among the next contacts',
  async (externalNextContact, n) => {
    const { as, first, client } = await threeAgents({ externalNextContact });
    await as('ana', 'transfer', { kind: 'assisted', number: '+442079460777' });
    const request = new DescribeContactCommand({ InstanceId: instanceId, ContactId: first });
    expect((await client.send(request)).Contact?.NextContacts).toHaveLength(n);
  },
);

test('DescribeContact lists every transfer that an agent started, with its kind', async () => {
  const { as, consulted, first, client } = await threeAgents();
  const second = await consulted('bob');
  await as('bob', 'hangup');
  const third = await as('ana', 'transfer', { kind: 'blind', agent: 'cleo' });
  const request = new DescribeContactCommand({ InstanceId: instanceId, ContactId: first });
  const { Contact } = await client.send(request);
  const listed = Contact?.NextContacts?.map(({ Type, NextContactMetadata }) => [
    Type,
    NextContactMetadata?.QuickConnectContactData?.ContactId,
    NextContactMetadata?.QuickConnectContactData?.QuickConnectType,
  ]);
  expect(listed).toEqual([
    ['QUICK_CONNECT', second, 'USER'],
    ['QUICK_CONNECT', third, 'USER'],
  ]);
});

test('an agent who was only rung can be in the events of the leg, connected at the epoch', async () => {
  const { as, endOf } = await threeAgents({}, { events: { rungAgent: 'epoch' } });
  const second = await as('ana', 'transfer', { kind: 'assisted', agent: 'bob' });
  await as('bob', 'miss');
  expect(endOf(second)?.agentInfo).toEqual({
    agentArn: expect.stringContaining(bob),
    connectedToAgentTimestamp: '1970-01-01T00:00:00.001Z',
  });
});

test('the answers can be read and changed while the centre runs', async () => {
  const { sim, baseUrl, as, first, endOf } = await threeAgents();
  const changed = await sim('/undocumented', { transferredLegReason: 'OTHER' });
  expect(changed.body).toMatchObject({ transferredLegReason: 'OTHER', legEndOrder: 'first-leg-first' });
  expect(await (await fetch(`${baseUrl}/sim/undocumented`)).json()).toEqual(changed.body);
  await as('ana', 'transfer', { kind: 'blind', agent: 'bob' });
  expect(endOf(first)).toMatchObject({ disconnectReason: 'OTHER' });
});

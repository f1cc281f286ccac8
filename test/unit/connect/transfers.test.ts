/** One agent sends the customer on to another: the legs, their events, and who has the customer. */
import { describe, expect, test } from 'vitest';
import { ana, bob, caller, support } from './small-centre.ts';
import { threeAgents } from './three-agents.ts';

describe('a blind transfer', () => {
  test('to an agent ends the first leg at once and rings at that agent on a new one', async () => {
    const { as, first, typesOf, endOf, phone } = await threeAgents();
    const second = await as('ana', 'transfer', { kind: 'blind', agent: 'bob' });
    expect(typesOf(second)).toEqual(['INITIATED', 'QUEUED']);
    expect(endOf(first)).toMatchObject({ disconnectReason: 'AGENT_DISCONNECT' });
    expect([phone('ana'), phone('bob'), phone('cleo')]).toEqual([['after-contact-work'], ['incoming'], []]);
    await as('bob', 'accept');
    expect(typesOf(second).at(-1)).toBe('CONNECTED_TO_AGENT');
  });

  test('names the first leg as previous and initial contact, and waits in the agent’s own queue', async () => {
    const { as, first, eventsOf } = await threeAgents();
    const second = await as('ana', 'transfer', { kind: 'blind', agent: 'bob' });
    const [initiated, queued] = eventsOf(second);
    expect(initiated?.detail).toMatchObject({
      initiationMethod: 'TRANSFER',
      previousContactId: first,
      initialContactId: first,
    });
    expect(initiated?.detail).not.toHaveProperty('agentInfo');
    expect(queued?.detail).toMatchObject({ queueInfo: { queueType: 'AGENT' } });
  });

  test('to a queue rings at whoever serves it', async () => {
    const { as, eventsOf, phone } = await threeAgents();
    await as('bob', 'status', { status: 'Break' });
    const second = await as('ana', 'transfer', { kind: 'blind', queueId: support });
    expect(phone('cleo')).toEqual(['incoming']);
    expect(eventsOf(second)[1]?.detail).toMatchObject({ queueInfo: { queueType: 'STANDARD' } });
  });

  test.each([['refuse'], ['miss']])(
    'that its destination does not take (%s) waits on for it',
    async (verb) => {
      const { as, typesOf, phone } = await threeAgents();
      const second = await as('ana', 'transfer', { kind: 'blind', agent: 'bob' });
      await as('bob', verb);
      expect(typesOf(second)).toEqual(['INITIATED', 'QUEUED']);
      await as('bob', 'clear');
      expect(phone('bob')).toEqual(['incoming']);
    },
  );

  test('whose customer gives up before it is accepted ends without an agent', async () => {
    const { as, sim, first, typesOf, endOf } = await threeAgents();
    const second = await as('ana', 'transfer', { kind: 'blind', agent: 'bob' });
    await sim(`/calls/${first}/hangup`);
    expect(typesOf(second)).toEqual(['INITIATED', 'QUEUED', 'DISCONNECTED', 'COMPLETED']);
    expect(endOf(second)).toMatchObject({ disconnectReason: 'CUSTOMER_DISCONNECT' });
    expect(endOf(second)).not.toHaveProperty('agentInfo');
  });

  test('that was accepted ends on the second leg, with the agent who accepted', async () => {
    const { as, sim, first, endOf, eventsOf } = await threeAgents();
    const second = await as('ana', 'transfer', { kind: 'blind', agent: 'bob' });
    await as('bob', 'accept');
    await sim(`/calls/${first}/drop`);
    expect(endOf(second)).toMatchObject({ agentInfo: { agentArn: expect.stringContaining(bob) } });
    expect(eventsOf(first).filter(({ detail }) => detail.eventType === 'DISCONNECTED')).toHaveLength(1);
  });

  test('can be sent on again, and each leg names the one before and the very first', async () => {
    const { as, first, sim, eventsOf, endOf } = await threeAgents();
    const second = await as('ana', 'transfer', { kind: 'blind', agent: 'bob' });
    await as('bob', 'accept');
    const third = await as('bob', 'transfer', { kind: 'blind', agent: 'cleo' });
    await as('cleo', 'accept');
    expect(eventsOf(third)[0]?.detail).toMatchObject({ previousContactId: second, initialContactId: first });
    await sim(`/calls/${second}/drop`);
    expect(endOf(third)).toMatchObject({ disconnectReason: 'TELECOM_PROBLEM' });
  });
});

describe('an assisted transfer', () => {
  test('is never seen without its first agent, not even for a moment', async () => {
    const { as, connect } = await threeAgents();
    const seen: unknown[] = [];
    connect.subscribe(({ calls }) => seen.push(calls[1]?.beside));
    await as('ana', 'transfer', { kind: 'assisted', agent: 'bob' });
    expect(new Set(seen)).toEqual(new Set(['agent']));
  });

  test('puts the customer on hold while the destination rings and is consulted', async () => {
    const { consulted, phone, typesOf, first, connect } = await threeAgents();
    const second = await consulted('bob');
    expect([phone('ana'), phone('bob')]).toEqual([['connected, on hold'], ['connected']]);
    expect(typesOf(second)).toEqual(['INITIATED', 'QUEUED', 'CONNECTED_TO_AGENT']);
    expect(typesOf(first)).toEqual(['INITIATED', 'QUEUED', 'CONNECTED_TO_AGENT']);
    const [calls] = [connect.world().calls];
    expect(calls.map(({ beside }) => beside)).toEqual([undefined, 'agent']);
  });

  test('is complete when the first agent leaves: the first leg ends and the second goes on', async () => {
    const { consulted, as, first, endOf, phone, connect } = await threeAgents();
    const second = await consulted('bob');
    await as('ana', 'complete');
    expect(endOf(first)).toMatchObject({ disconnectReason: 'AGENT_DISCONNECT' });
    expect(endOf(second)).toBeUndefined();
    expect([phone('ana'), phone('bob')]).toEqual([['after-contact-work'], ['connected']]);
    expect(connect.world().calls.at(-1)).not.toHaveProperty('beside');
  });

  test('is complete as well when the first agent just hangs up', async () => {
    const { consulted, as, first, sim, endOf } = await threeAgents();
    const second = await consulted('bob');
    await as('ana', 'hangup');
    await sim(`/calls/${first}/hangup`);
    expect(endOf(second)).toMatchObject({ disconnectReason: 'CUSTOMER_DISCONNECT' });
  });

  test('completed before anyone answers goes on ringing', async () => {
    const { as, phone, first, endOf } = await threeAgents();
    await as('ana', 'transfer', { kind: 'assisted', agent: 'bob' });
    await as('ana', 'complete');
    expect(endOf(first)).toBeDefined();
    expect(phone('bob')).toEqual(['incoming']);
  });

  test('that becomes a conference of three ends on both legs when the customer hangs up', async () => {
    const { consulted, as, first, sim, endOf, phone } = await threeAgents();
    const second = await consulted('bob');
    await as('ana', 'join');
    expect(phone('ana')).toEqual(['connected']);
    await sim(`/calls/${first}/hangup`);
    for (const leg of [first, second])
      expect(endOf(leg)).toMatchObject({ disconnectReason: 'CUSTOMER_DISCONNECT' });
  });

  test.each([['refuse'], ['miss']])(
    'whose destination does not take it (%s) ends its leg and leaves the customer with the first agent',
    async (verb) => {
      const { as, typesOf, phone, endOf, first } = await threeAgents();
      const second = await as('ana', 'transfer', { kind: 'assisted', agent: 'bob' });
      await as('bob', verb);
      expect(typesOf(second)).toEqual(['INITIATED', 'QUEUED', 'DISCONNECTED', 'COMPLETED']);
      expect(endOf(first)).toBeUndefined();
      await as('ana', 'retrieve');
      expect(phone('ana')).toEqual(['connected']);
    },
  );

  test('is missed after 20 seconds, and not after 19.999', async () => {
    const { as, clock, endOf } = await threeAgents();
    const second = await as('ana', 'transfer', { kind: 'assisted', agent: 'bob' });
    await clock.turn(19_999);
    expect(endOf(second)).toBeUndefined();
    await clock.turn(1);
    expect(endOf(second)).not.toHaveProperty('disconnectReason');
  });

  test('to a queue goes to the next agent when one refuses', async () => {
    const { as, phone } = await threeAgents();
    await as('ana', 'transfer', { kind: 'assisted', queueId: support });
    await as('bob', 'refuse');
    expect([phone('bob'), phone('cleo')]).toEqual([['refused'], ['incoming']]);
  });

  test('whose consulted agent leaves again leaves the customer with the first agent', async () => {
    const { consulted, as, first, sim, endOf, phone } = await threeAgents();
    const second = await consulted('bob');
    await as('bob', 'hangup');
    expect(endOf(second)).toMatchObject({ disconnectReason: 'AGENT_DISCONNECT' });
    expect(phone('ana')).toEqual(['connected, on hold']);
    await sim(`/calls/${first}/drop`);
    expect(endOf(first)).toMatchObject({ disconnectReason: 'TELECOM_PROBLEM' });
  });

  test('is called off when the first agent takes the customer back', async () => {
    const { consulted, as, endOf, phone } = await threeAgents();
    const second = await consulted('bob');
    await as('ana', 'retrieve');
    expect(endOf(second)).toMatchObject({ disconnectReason: 'AGENT_DISCONNECT' });
    expect([phone('ana'), phone('bob')]).toEqual([['connected'], ['after-contact-work']]);
  });

  test('lets the first agent go to and fro between the two', async () => {
    const { consulted, as, phone, connect } = await threeAgents();
    await consulted('bob');
    const heard = () => connect.world().agents[0]?.contacts[0]?.consult?.talk;
    expect(heard()).toBe('destination');
    await as('ana', 'swap');
    expect([heard(), phone('ana')]).toEqual(['customer', ['connected']]);
    await as('ana', 'swap');
    expect([heard(), phone('ana')]).toEqual(['destination', ['connected, on hold']]);
  });

  test('cannot be joined before the destination has answered', async () => {
    const { as, sim } = await threeAgents();
    await as('ana', 'transfer', { kind: 'assisted', agent: 'bob' });
    expect(await sim('/agents/ana/join')).toMatchObject({
      status: 409,
      body: { error: expect.stringContaining('has not answered yet') },
    });
  });

  test('cannot be started twice at the same time, and not by the one who is consulted', async () => {
    const { consulted, sim } = await threeAgents();
    await consulted('bob');
    for (const [agent, words] of [
      ['ana', 'under way'],
      ['bob', 'does not have the customer'],
    ])
      expect(await sim(`/agents/${agent}/transfer`, { kind: 'blind', agent: 'cleo' })).toMatchObject({
        status: 409,
        body: { error: expect.stringContaining(words ?? '') },
      });
  });
});

test('all legs share the customer’s number and attributes', async () => {
  const { as, connect } = await threeAgents();
  await as('ana', 'transfer', { kind: 'blind', agent: 'bob' });
  expect(connect.world().agents[1]?.contacts).toMatchObject([
    { number: caller, attributes: { protocol: 'P-1' } },
  ]);
});

test('a transfer goes to exactly one destination', async () => {
  const { sim } = await threeAgents();
  const none = await sim('/agents/ana/transfer', { kind: 'blind' });
  const two = await sim('/agents/ana/transfer', { kind: 'blind', agent: ana, queueId: support });
  for (const answer of [none, two])
    expect(answer).toMatchObject({ status: 400, body: { error: expect.stringContaining('exactly one') } });
});

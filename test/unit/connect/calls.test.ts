/** The call model seen from outside: what people do with their phones, and the events that follow. */
import { describe, expect, test } from 'vitest';
import { ana, bob, caller, sales, smallCentre, support } from './small-centre.ts';

const agentOf = (world: { agents: readonly { username: string }[] }, username: string): unknown =>
  world.agents.find((agent) => agent.username === username);

describe('an inbound call', () => {
  test('is initiated, queued, connected to the agent, disconnected, and completed when the agent clears it', async () => {
    const { callWithAna, sim, typesOf } = await smallCentre();
    const contactId = await callWithAna();
    await sim(`/calls/${contactId}/hangup`);
    expect(typesOf(contactId)).toEqual(['INITIATED', 'QUEUED', 'CONNECTED_TO_AGENT', 'DISCONNECTED']);
    await sim('/agents/ana/clear');
    expect(typesOf(contactId).at(-1)).toBe('COMPLETED');
  });

  test('whose customer gives up while waiting ends without an agent and is complete at once', async () => {
    const { sim, typesOf, events } = await smallCentre();
    for (const agent of ['ana', 'bob']) await sim(`/agents/${agent}/status`, { status: 'Offline' });
    const { body } = await sim('/calls', { from: caller, queueId: sales });
    await sim(`/calls/${body.contactId}/hangup`);
    expect(typesOf(body.contactId)).toEqual(['INITIATED', 'QUEUED', 'DISCONNECTED', 'COMPLETED']);
    expect(events.at(-1)?.detail).not.toHaveProperty('agentInfo');
    expect(events.at(-1)?.detail).toMatchObject({ disconnectReason: 'CUSTOMER_DISCONNECT' });
  });

  test.each([
    ['the customer hanging up', '/calls/ID/hangup', 'CUSTOMER_DISCONNECT', 'customer'],
    ['the line breaking', '/calls/ID/drop', 'TELECOM_PROBLEM', 'line'],
    ['the agent hanging up', '/agents/ana/hangup', 'AGENT_DISCONNECT', 'agent'],
  ])('ended by %s tells its reason', async (_how, path, reason, endedBy) => {
    const { callWithAna, sim, events, connect } = await smallCentre();
    const contactId = await callWithAna();
    await sim(path.replace('ID', contactId));
    expect(events.at(-1)?.detail).toMatchObject({ eventType: 'DISCONNECTED', disconnectReason: reason });
    expect(connect.world().calls[0]).toMatchObject({ state: 'ended', endedBy });
  });

  test('can break off with the reason that poor reception mostly gets', async () => {
    const { callWithAna, sim, events } = await smallCentre();
    await sim(`/calls/${await callWithAna()}/drop`, { reason: 'CUSTOMER_DISCONNECT' });
    expect(events.at(-1)?.detail).toMatchObject({ disconnectReason: 'CUSTOMER_DISCONNECT' });
  });

  test('withdrawn by the customer while it rings at the agent leaves the agent available', async () => {
    const { sim, connect } = await smallCentre();
    const { body } = await sim('/calls', { from: caller, queueId: sales });
    expect(connect.world().calls[0]?.state).toBe('offered');
    await sim(`/calls/${body.contactId}/hangup`);
    expect(agentOf(connect.world(), 'ana')).toMatchObject({ status: 'Available', contacts: [] });
  });
});

describe('an agent', () => {
  test('in after-contact work is not routable until cleared, and then gets the next call', async () => {
    const { callWithAna, sim, connect } = await smallCentre();
    await sim(`/calls/${await callWithAna()}/hangup`);
    await sim('/calls', { from: caller, queueId: sales });
    expect(connect.world().calls[1]?.state).toBe('queued');
    await sim('/agents/ana/clear');
    expect(connect.world().calls[1]?.state).toBe('offered');
  });

  test('still has the call after 19.999 seconds of ringing', async () => {
    const { sim, clock, connect } = await smallCentre();
    await sim('/calls', { from: caller, queueId: sales });
    await clock.turn(19_999);
    expect(agentOf(connect.world(), 'ana')).toMatchObject({ contacts: [{ state: 'incoming' }] });
  });

  test('misses the call after 20 seconds, and it rings at the next agent', async () => {
    const { sim, clock, connect } = await smallCentre();
    await sim('/calls', { from: caller, queueId: sales });
    await clock.turn(20_000);
    expect(agentOf(connect.world(), 'ana')).toMatchObject({ contacts: [{ state: 'missed' }] });
    expect(agentOf(connect.world(), 'bob')).toMatchObject({ contacts: [{ state: 'incoming' }] });
  });

  test('who missed a call gets none until the missed one is cleared', async () => {
    const { sim, clock, connect } = await smallCentre();
    await sim('/agents/bob/status', { status: 'Break' });
    await sim('/calls', { from: caller, queueId: sales });
    await clock.turn(60_000);
    expect(connect.world().calls[0]?.state).toBe('queued');
    await sim('/agents/ana/clear');
    expect(connect.world().calls[0]?.state).toBe('offered');
  });

  test('gets only calls of queues in the routing profile', async () => {
    const { sim, connect } = await smallCentre();
    await sim('/agents/bob/status', { status: 'Break' });
    await sim('/calls', { from: caller, queueId: support });
    expect(connect.world().calls[0]?.state).toBe('queued');
  });

  test('who chooses a break during a call takes it when the call is cleared', async () => {
    const { callWithAna, sim, connect } = await smallCentre();
    const contactId = await callWithAna();
    const chosen = await sim('/agents/ana/status', { status: 'Break' });
    expect(chosen.body).toEqual({ status: 'Available', nextStatus: 'Break' });
    await sim(`/calls/${contactId}/hangup`);
    await sim('/agents/ana/clear');
    expect(agentOf(connect.world(), 'ana')).toMatchObject({ status: 'Break', contacts: [] });
  });

  test('with auto-accept needs no click', async () => {
    const { clock, sim, connect } = await smallCentre({
      centre: {
        queues: [{ id: sales, name: 'Sales' }],
        agents: [{ id: ana, username: 'ana', name: 'Ana', queueIds: [sales], autoAccept: true }],
      },
    });
    await sim('/calls', { from: caller, queueId: sales });
    await clock.turn(0);
    expect(connect.world().calls[0]?.state).toBe('connected');
  });

  test('idle for longest is rung first', async () => {
    const { callWithAna, sim, clock, connect } = await smallCentre();
    await sim(`/calls/${await callWithAna()}/hangup`);
    await sim('/agents/bob/status', { status: 'Available' });
    await clock.turn(1_000);
    await sim('/agents/ana/clear');
    await sim('/calls', { from: caller, queueId: sales });
    expect(agentOf(connect.world(), 'bob')).toMatchObject({ contacts: [{ state: 'incoming' }] });
  });
});

describe('a past contact put there by an outsider', () => {
  const past = {
    contactId: 'past-1',
    number: caller,
    attributes: { protocol: 'P-9' },
    queueId: sales,
    agentId: ana,
  };

  test('makes no event and leaves the agent in after-contact work for it', async () => {
    const { sim, events, connect } = await smallCentre();
    expect(await sim('/contacts', past)).toEqual({ status: 201, body: { contactId: 'past-1' } });
    expect(events).toEqual([]);
    expect(agentOf(connect.world(), 'ana')).toMatchObject({
      contacts: [{ contactId: 'past-1', state: 'after-contact-work', attributes: { protocol: 'P-9' } }],
    });
  });

  test('can still be connected, and then ends like any other', async () => {
    const { sim, typesOf } = await smallCentre();
    await sim('/contacts', { ...past, agentId: 'bob', state: 'connected' });
    await sim('/calls/past-1/hangup');
    expect(typesOf('past-1')).toEqual(['DISCONNECTED']);
  });

  test('needs an id that is not taken', async () => {
    const { sim } = await smallCentre();
    await sim('/contacts', past);
    expect(await sim('/contacts', past)).toMatchObject({
      status: 409,
      body: { error: expect.stringContaining('exists already') },
    });
  });
});

test('bob is found by user id as well as by username', async () => {
  const { sim } = await smallCentre();
  expect((await sim(`/agents/${bob}/status`, { status: 'Break' })).body).toEqual({ status: 'Break' });
});

/** The plain HTTP side: answers in words when something cannot be done, and the world as it changes. */
import { describe, expect, test } from 'vitest';
import type { WorldSnapshot } from '../../../local/connect/world.ts';
import { ana, bob, caller, sales, silent, smallCentre } from './small-centre.ts';

describe('/sim refuses in words', () => {
  test.each<[string, string, unknown, number, string]>([
    ['a call without a number', '/calls', { queueId: sales }, 400, '"from" is required'],
    ['a call from something that is no number', '/calls', { from: '020 7946', queueId: sales }, 400, 'E.164'],
    [
      'a call with an attribute that is no text',
      '/calls',
      { from: caller, queueId: sales, attributes: { a: 1 } },
      400,
      'must be a text',
    ],
    ['a call with a misspelt member', '/calls', { from: caller, queue: sales, queueId: sales }, 400, 'queue'],
    ['a call to an unknown queue', '/calls', { from: caller, queueId: 'nowhere' }, 404, 'no queue "nowhere"'],
    ['a body that is not JSON', '/calls', '{', 400, 'not JSON'],
    ['hanging up an unknown call', '/calls/nobody/hangup', undefined, 404, 'no contact nobody'],
    [
      'hanging up for an unknown reason',
      '/calls/nobody/hangup',
      { reason: 'BORED' },
      400,
      'CUSTOMER_DISCONNECT',
    ],
    ['answering an unknown call', '/calls/nobody/answer', undefined, 404, 'no contact nobody'],
    ['an unknown agent', '/agents/zoe/accept', undefined, 404, 'the agents are ana, bob'],
    [
      'accepting when nothing rings',
      '/agents/ana/accept',
      undefined,
      409,
      'ana has no contact in state incoming',
    ],
    ['hanging up when nothing is connected', '/agents/ana/hangup', undefined, 409, 'in state connected'],
    [
      'clearing when nothing is to be cleared',
      '/agents/ana/clear',
      undefined,
      409,
      'after-contact-work or missed',
    ],
    ['an unknown status', '/agents/ana/status', { status: 'Lunch' }, 400, 'Available, Break, Offline'],
    ['holding when nothing is connected', '/agents/ana/hold', undefined, 409, 'in state connected'],
    [
      'a transfer that is neither blind nor assisted',
      '/agents/ana/transfer',
      { agent: 'bob' },
      400,
      '"kind" is required',
    ],
    [
      'a transfer when nothing is connected',
      '/agents/ana/transfer',
      { kind: 'blind', agent: 'bob' },
      409,
      'in state connected',
    ],
    ['dialling something that is no number', '/agents/ana/dial', { number: 'home' }, 400, 'E.164'],
    ['dialling with an unknown queue', '/agents/ana/dial', { number: caller, queueId: 'q' }, 404, 'no queue'],
    [
      'dialling with a queue without caller id',
      '/agents/ana/dial',
      { number: caller, queueId: silent },
      409,
      'no outbound caller id',
    ],
    ['a share of lost events above one', '/faults', { lose: 1.5 }, 400, 'a share from 0 to 1'],
    ['an unknown reading', '/undocumented', { legEndOrder: 'any' }, 400, 'first-leg-first, last-leg-first'],
    [
      'a past contact of an unknown agent',
      '/contacts',
      { contactId: 'p', number: caller, queueId: sales, agentId: 'zoe' },
      404,
      'no agent "zoe"',
    ],
    [
      'a past contact of an unknown queue',
      '/contacts',
      { contactId: 'p', number: caller, queueId: 'q', agentId: ana },
      404,
      'no queue "q"',
    ],
  ])('%s', async (_what, path, body, status, words) => {
    const { sim, connect, events } = await smallCentre();
    expect(await sim(path, body)).toEqual({ status, body: { error: expect.stringContaining(words) } });
    expect(connect.world().calls).toEqual([]);
    expect(events).toEqual([]);
  });

  test('hanging up a call that has ended', async () => {
    const { callWithAna, sim } = await smallCentre();
    const contactId = await callWithAna();
    await sim(`/calls/${contactId}/hangup`);
    expect(await sim(`/calls/${contactId}/hangup`)).toMatchObject({
      status: 409,
      body: { error: expect.stringContaining('ended already') },
    });
  });

  test('answering a call that came in', async () => {
    const { callWithAna, sim } = await smallCentre();
    const answer = await sim(`/calls/${await callWithAna()}/answer`);
    expect(answer).toMatchObject({
      status: 409,
      body: { error: expect.stringContaining('it is connected') },
    });
  });

  test('to choose among several contacts, until told which', async () => {
    const { sim, connect } = await smallCentre();
    for (const contactId of ['one', 'two']) {
      await sim('/contacts', { contactId, number: caller, queueId: sales, agentId: ana });
    }
    expect(await sim('/agents/ana/clear')).toMatchObject({
      status: 409,
      body: { error: expect.stringContaining('say which') },
    });
    expect(await sim('/agents/ana/clear', { contactId: 'two' })).toEqual({
      status: 200,
      body: { contactId: 'two' },
    });
    expect(connect.world().agents[0]?.contacts).toMatchObject([{ contactId: 'one' }]);
  });

  test('a GET where something would change', async () => {
    const { baseUrl } = await smallCentre();
    const response = await fetch(`${baseUrl}/sim/calls`);
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
  });
});

describe('the world', () => {
  test('shows agents and calls with what the desk needs', async () => {
    const { callWithAna, baseUrl } = await smallCentre();
    const contactId = await callWithAna();
    const since = '2026-03-01T09:00:00.000Z';
    expect(await (await fetch(`${baseUrl}/sim/world`)).json()).toEqual({
      agents: [
        {
          id: ana,
          username: 'ana',
          name: 'Ana Lima',
          status: 'Available',
          contacts: [
            {
              contactId,
              state: 'connected',
              direction: 'inbound',
              number: caller,
              queueId: sales,
              queueName: 'Sales',
              attributes: { protocol: 'P-1' },
              since,
            },
          ],
        },
        { id: bob, username: 'bob', name: 'Bob Stone', status: 'Break', contacts: [] },
      ],
      calls: [{ contactId, number: caller, queueId: sales, state: 'connected', kind: 'inbound', said: [] }],
    });
  });

  test('is told to subscribers on every change, until they leave', async () => {
    const { sim, connect } = await smallCentre();
    const seen: WorldSnapshot[] = [];
    const leave = connect.subscribe((world) => seen.push(world));
    await sim('/agents/ana/status', { status: 'Break' });
    expect(seen.at(-1)?.agents[0]?.status).toBe('Break');
    const before = seen.length;
    leave();
    await sim('/agents/ana/status', { status: 'Available' });
    expect(seen).toHaveLength(before);
  });

  test('streams the snapshot at once and again when something changes', async () => {
    const { sim, baseUrl } = await smallCentre();
    const response = await fetch(`${baseUrl}/sim/world/stream`);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toMatch(/^data: \{"agents":.*\}\n\n$/);
    await sim('/agents/ana/status', { status: 'Offline' });
    expect((await reader?.read())?.value).toContain('"status":"Offline"');
    await reader?.cancel();
  });

  test('ends its streams and timers when it is stopped', async () => {
    const { sim, baseUrl, connect, clock } = await smallCentre();
    const response = await fetch(`${baseUrl}/sim/world/stream`);
    await sim('/calls', { from: caller, queueId: sales });
    expect(clock.pending).toBe(1);
    connect.stop();
    expect(await response.text()).toMatch(/^data: /);
    expect(clock.pending).toBe(0);
  });
});

test('the events that were sent can be read again', async () => {
  const { callWithAna, baseUrl, events } = await smallCentre();
  await callWithAna();
  expect(await (await fetch(`${baseUrl}/sim/events`)).json()).toEqual(events);
});

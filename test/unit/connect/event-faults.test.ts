/** Events between Amazon Connect and the bus: late, twice, out of order, or not at all. */
import { describe, expect, test } from 'vitest';
import type { EventFaultsInput } from '../../../local/connect/events/event-faults.ts';
import { caller, type SmallCentre, sales, smallCentre } from './small-centre.ts';

const centreWith = (faults: EventFaultsInput): Promise<SmallCentre> => smallCentre({ events: { faults } });

/** One call from beginning to end. @returns the types of the events that arrived, in order of arrival */
const oneCall = async (centre: SmallCentre): Promise<readonly string[]> => {
  const before = centre.events.length;
  const { body } = await centre.sim('/calls', { from: caller, queueId: sales });
  await centre.sim('/agents/ana/accept');
  await centre.sim(`/calls/${body.contactId}/hangup`);
  await centre.sim('/agents/ana/clear');
  return centre.events.slice(before).map(({ detail }) => detail.eventType);
};

const all = ['INITIATED', 'QUEUED', 'CONNECTED_TO_AGENT', 'DISCONNECTED', 'COMPLETED'];

describe('without faults', () => {
  test('every event arrives once and in order', async () => {
    expect(await oneCall(await centreWith({}))).toEqual(all);
  });
});

describe('with faults', () => {
  test('lost events of one type never arrive, and the others do', async () => {
    const centre = await centreWith({ lose: 1, eventTypes: ['DISCONNECTED'] });
    expect(await oneCall(centre)).toEqual(all.filter((type) => type !== 'DISCONNECTED'));
    await centre.clock.turn(86_400_000);
    expect(centre.events).toHaveLength(4);
  });

  test('a duplicate is the same event again, with the same id', async () => {
    const centre = await centreWith({ duplicate: 1, eventTypes: ['QUEUED'] });
    expect(await oneCall(centre)).toEqual([...all.slice(0, 2), 'QUEUED', ...all.slice(2)]);
    expect(centre.events[1]).toEqual(centre.events[2]);
  });

  test('a delayed event arrives when its time has come, and says when it was sent', async () => {
    const centre = await centreWith({ delay: 1, delayMs: 5_000, eventTypes: ['DISCONNECTED'] });
    expect(await oneCall(centre)).not.toContain('DISCONNECTED');
    await centre.clock.turn(4_999);
    expect(centre.events).toHaveLength(4);
    await centre.clock.turn(1);
    expect(centre.events.at(-1)).toMatchObject({
      time: '2026-03-01T09:00:00Z',
      detail: { eventType: 'DISCONNECTED' },
    });
  });

  test('a reordered event arrives after the one that follows it', async () => {
    const centre = await centreWith({ reorder: 1, eventTypes: ['CONNECTED_TO_AGENT'] });
    const [initiated, queued, connected, disconnected, completed] = all;
    expect(await oneCall(centre)).toEqual([initiated, queued, disconnected, connected, completed]);
  });

  test('a reordered event that nothing follows arrives after a second', async () => {
    const centre = await centreWith({ reorder: 1, eventTypes: ['COMPLETED'] });
    expect(await oneCall(centre)).toEqual(all.slice(0, 4));
    await centre.clock.turn(1_000);
    expect(centre.events.at(-1)?.detail.eventType).toBe('COMPLETED');
  });

  test('only the events of the named contacts are hit', async () => {
    const centre = await centreWith({ lose: 1, contactIds: ['another'] });
    expect(await oneCall(centre)).toEqual(all);
  });
});

describe('the seed', () => {
  const shares = { lose: 0.3, duplicate: 0.3, reorder: 0.3 };
  const arrivalsOf = async (seed: number): Promise<readonly string[]> => {
    const centre = await centreWith({ ...shares, seed });
    const calls: string[] = [];
    for (let call = 0; call < 5; call += 1) calls.push(...(await oneCall(centre)));
    return calls;
  };

  test('gives the same faults again for the same events', async () => {
    expect(await arrivalsOf(7)).toEqual(await arrivalsOf(7));
  });

  test('gives others when it is another', async () => {
    expect(await arrivalsOf(7)).not.toEqual(await arrivalsOf(8));
  });
});

test('faults can be set while the centre runs, and what went wrong can be read', async () => {
  const centre = await smallCentre();
  const { body } = await centre.sim('/faults', { lose: 1, eventTypes: ['QUEUED'] });
  expect(body).toMatchObject({ faults: { lose: 1, duplicate: 0, seed: 1 }, happened: [] });
  await oneCall(centre);
  const { happened } = await (await fetch(`${centre.baseUrl}/sim/faults`)).json();
  expect(happened).toMatchObject([{ fault: 'lost', eventType: 'QUEUED' }]);
  await centre.sim('/faults', {});
  expect(await oneCall(centre)).toEqual(all);
});

test('what was held back is sent when the faults are changed', async () => {
  const centre = await centreWith({ reorder: 1, eventTypes: ['COMPLETED'] });
  await oneCall(centre);
  await centre.sim('/faults', {});
  expect(centre.events.at(-1)?.detail.eventType).toBe('COMPLETED');
});

test('nothing is sent any more after the centre has stopped', async () => {
  const centre = await centreWith({ delay: 1, delayMs: 1_000 });
  expect(await oneCall(centre)).toEqual([]);
  centre.connect.stop();
  await centre.clock.turn(1_000);
  expect(centre.events).toEqual([]);
});

/** Five hundred calls break off within a minute, and every agent wants theirs back. */
import { beforeAll, describe, expect, it } from 'vitest';
import { TokenBucket } from '../../../local/connect/rest/token-bucket.ts';
import { call, contactEvent, supportIsOn } from '../../in-memory/story.ts';
import { inMemoryWorld, type World } from '../../in-memory/world.ts';

const many = 500;
const idOf = (index: number): string => `call-${String(index).padStart(3, '0')}`;
const ids = Array.from({ length: many }, (_, index) => idOf(index));
const ringSeconds = 45;
const patience = (ringSeconds + 30) * 1_000;

/** @param perSecond what Amazon Connect leaves to us */
const massDrop = async (perSecond: number): Promise<World> => {
  const world = inMemoryWorld();
  supportIsOn(world, { ringSeconds });
  const bucket = new TokenBucket({ perSecond, burst: 5 }, world.clock.now());
  world.connect.isOverRate = () => !bucket.take(world.clock.now());
  const contact = world.connect.contacts.get(call);
  for (const [index, id] of ids.entries()) {
    const customerNumber = `+55119${String(index).padStart(8, '0')}`;
    if (contact) world.connect.contacts.set(id, { ...contact, contactId: id, customerNumber });
    const agentId = `agent-${id}`;
    await world.event(contactEvent(world, { eventType: 'DISCONNECTED', contactId: id, agentId }));
    await world.say(agentId, {
      type: 'choose',
      ...{ interruptionId: id, version: 1, choice: 'resume', via: 'popup', requestId: id },
    });
    await world.passTime(60_000 / many);
  }
  await world.passTime(300_000);
  return world;
};

/** Milliseconds from the choice to the first entry of this type; undefined when there is none. */
const timeTo = (world: World, id: string, type: string): number | undefined => {
  const ledger = world.ledger(id);
  const at = (wanted: string): string | undefined => ledger.find((entry) => entry.type === wanted)?.at;
  const [chosen, found] = [at('chosen'), at(type)];
  return chosen && found ? Date.parse(found) - Date.parse(chosen) : undefined;
};

const reasonOf = (world: World, id: string): unknown =>
  world.ledger(id).find(({ type }) => type === 'failed')?.detail.reason;

describe.each([
  ['alone in its account', 2],
  ['where others use up half of the account’s rate', 1],
])('a mass drop, %s', (_, perSecond) => {
  let world: World;
  let called: readonly string[];
  beforeAll(async () => {
    world = await massDrop(perSecond);
    called = world.connect.calls.map(({ relatedContactId }) => relatedContactId);
  });

  it('calls as many as the rate allows, each at most once', () => {
    expect(new Set(called).size).toBe(called.length);
    // A minute of choices, and the patience of the last one who was let into the line.
    expect(called.length).toBeGreaterThan(perSecond * 120);
  });

  it('calls nobody when the moment has passed', () => {
    const waits = called.map((id) => timeTo(world, id, 'placed') ?? Number.POSITIVE_INFINITY);
    expect(Math.max(...waits)).toBeLessThan(patience);
  });

  it('tells everyone else in words, while they still wait', () => {
    const inWords = ['busy-centre', 'not-dialled', 'throttled'];
    for (const id of ids.filter((each) => !called.includes(each))) {
      expect(inWords, id).toContain(reasonOf(world, id));
      expect(timeTo(world, id, 'failed'), id).toBeLessThanOrEqual(patience);
      expect(world.interruption(id)?.state, id).toBe('offered');
    }
  });
});

describe('a mass drop, alone in its account', () => {
  let world: World;
  beforeAll(async () => {
    world = await massDrop(2);
  });

  it('keeps the order of the choices', () => {
    const called = world.connect.calls.map(({ relatedContactId }) => relatedContactId);
    expect(called).toEqual(called.toSorted());
  });

  it('never meets a throttle', () => {
    expect(ids.filter((id) => world.ledgerTypes(id).includes('postponed'))).toEqual([]);
  });

  it('refuses whom it refuses at once', () => {
    const refused = ids.filter((id) => reasonOf(world, id) === 'busy-centre');
    expect(refused.length + world.connect.calls.length).toBe(many);
    for (const id of refused) expect(timeTo(world, id, 'failed'), id).toBeLessThan(1_000);
  });
});

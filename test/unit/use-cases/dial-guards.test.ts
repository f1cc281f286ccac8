import { describe, expect, it } from 'vitest';
import { epochMsOf } from '../../../core/time.ts';
import {
  amina,
  call,
  contactEvent,
  customersNumber,
  support,
  supportIsOn,
  theLineDrops,
  yes,
} from '../../in-memory/story.ts';
import { inMemoryWorld, type World } from '../../in-memory/world.ts';

const worldWith = (settings: Record<string, unknown> = {}): World => {
  const world = inMemoryWorld();
  supportIsOn(world, { ringSeconds: 15, ...settings });
  return world;
};

const customerIs = (world: World, customerNumber: string | undefined): void => {
  const contact = world.connect.contacts.get(call);
  if (contact) world.connect.contacts.set(call, { ...contact, customerNumber });
};

const aminaSaysYes = async (world: World): Promise<void> => {
  await theLineDrops(world);
  await world.say(amina, yes());
  await world.passTime(3_000);
};

/** Another conversation of the same customer drops, its agent says yes, and nobody answers. */
const another = async (
  world: World,
  id: string,
  agentId = amina,
  number = customersNumber,
): Promise<void> => {
  const contact = world.connect.contacts.get(call);
  if (contact) world.connect.contacts.set(id, { ...contact, contactId: id, agentId, customerNumber: number });
  await world.event(contactEvent(world, { eventType: 'DISCONNECTED', contactId: id, agentId }));
  await world.say(agentId, yes(1, `yes-${id}`, id));
  await world.passTime(1_000);
};

const failureOf = (world: World, id = call): unknown => {
  const interruption = world.interruption(id);
  return interruption?.state === 'offered' ? interruption.failure : interruption?.state;
};

describe('a number that cannot be called back', () => {
  it.each([
    ['withheld', undefined],
    ['the word anonymous', 'anonymous'],
    ['anonymous on the keys of a telephone', '+266696687'],
    ['an extension', '4711'],
    ['a SIP address', 'sip:maria@example.com'],
  ])('%s: nothing is dialled, and it cannot be tried again', async (_, number) => {
    const world = worldWith();
    customerIs(world, number);
    await aminaSaysYes(world);
    expect(world.connect.calls).toEqual([]);
    expect(failureOf(world)).toBe('no-number');
    expect(world.pushed.at(-1)?.view).toMatchObject({ canResume: false, whyNot: 'no-number' });
  });
});

describe('countries', () => {
  it('that are not on the list are not called, and the card says so', async () => {
    const world = worldWith({ allowedCountries: ['+351', '+1'] });
    await aminaSaysYes(world);
    expect(world.connect.calls).toEqual([]);
    expect(world.pushed.at(-1)?.view).toMatchObject({ state: 'offered', reason: 'country-not-allowed' });
  });

  it('that are on the list are called', async () => {
    const world = worldWith({ allowedCountries: ['+351', '+55'] });
    await aminaSaysYes(world);
    expect(world.connect.calls).toHaveLength(1);
  });
});

describe('opening hours', () => {
  it('a queue that is closed calls nobody, and once it is open the agent may call again', async () => {
    const world = worldWith();
    world.guards.closed.add(support);
    await aminaSaysYes(world);
    expect(failureOf(world)).toBe('closed');
    world.guards.closed.delete(support);
    await world.say(amina, yes(3, 'again'));
    await world.passTime(3_000);
    expect(world.connect.calls).toHaveLength(1);
  });

  it('that nobody can tell do not stand in the way', async () => {
    const world = worldWith();
    world.guards.hours.isOpen = async () => undefined;
    await aminaSaysYes(world);
    expect(world.connect.calls).toHaveLength(1);
  });
});

describe('a number', () => {
  it('is called as often in a day as the queue allows, by whomever, and on the next day again', async () => {
    const world = worldWith({ maxCallsPerNumberPerDay: 2 });
    await another(world, 'one', 'ben-id');
    await another(world, 'two', 'carla-id');
    await another(world, 'three', 'dora-id');
    expect(world.connect.calls.map(({ relatedContactId }) => relatedContactId)).toEqual(['one', 'two']);
    expect(failureOf(world, 'three')).toBe('number-limit');
    await another(world, 'somebody else', 'dora-id', '+5511900000001');
    expect(world.connect.calls).toHaveLength(3);
    await world.passTime(Date.parse('2026-11-24T00:00:00Z') - world.clock.now());
    await another(world, 'tomorrow');
    expect(world.connect.calls).toHaveLength(4);
  });

  it.each([
    [28_000, 'too-soon'],
    [29_000, 'dialling'],
  ])('with a spacing of 30 s, %i ms and the second of the first call later: %s', async (after, expected) => {
    const world = worldWith({ callSpacingSeconds: 30 });
    await another(world, 'one');
    await world.passTime(after);
    await another(world, 'two');
    expect(failureOf(world, 'two')).toBe(expected);
  });

  it('stands nowhere among what is counted but in its hash', async () => {
    const world = worldWith();
    world.guards.numbers.of = async () => 'a hash';
    await aminaSaysYes(world);
    expect([...world.guards.counted.keys()]).toEqual([
      'number#a hash#2026-11-23',
      `protocol#${call}`,
      'agent#amina-id#2026-11-23T09',
      'all#2026-11-23T09:00',
    ]);
  });
});

describe('a protocol', () => {
  it.each([
    [2, 1, 'dialling'],
    [3, 0, 'protocol-limit'],
  ])(
    'of which %i calls were made, of 3 allowed, gets %i more, whatever the callback knew when it was offered',
    async (made, more, expected) => {
      const world = worldWith({ maxCallbacksPerProtocol: 3 });
      world.guards.counted.set(`protocol#${call}`, { calls: made, lastAt: epochMsOf(0) });
      await aminaSaysYes(world);
      expect(failureOf(world)).toBe(expected);
      expect(world.connect.calls).toHaveLength(more);
    },
  );
});

describe('the installation', () => {
  it('lets an agent make so many callbacks an hour, and the others theirs', async () => {
    const world = worldWith();
    world.guards.limits.callsPerAgentPerHour = 2;
    for (const [index, id] of ['one', 'two', 'three'].entries())
      await another(world, id, amina, `+551190000000${index}`);
    expect(failureOf(world, 'three')).toBe('agent-limit');
    await another(world, 'four', 'ben-id', '+5511900000009');
    await world.passTime(Date.parse('2026-11-23T10:00:00Z') - world.clock.now());
    await another(world, 'five', amina, '+5511900000005');
    expect(world.connect.calls.map(({ relatedContactId }) => relatedContactId)).toEqual([
      'one',
      'two',
      'four',
      'five',
    ]);
  });

  it('lets all agents together make so many a minute', async () => {
    const world = worldWith();
    world.guards.limits.callsPerMinute = 2;
    for (const [index, id] of ['one', 'two', 'three'].entries())
      await another(world, id, `agent-${index}`, `+551190000000${index}`);
    expect(failureOf(world, 'three')).toBe('instance-limit');
    await world.passTime(60_000);
    await another(world, 'four', 'agent-4', '+5511900000004');
    expect(world.connect.calls).toHaveLength(3);
  });
});

describe('an attempt that is held back', () => {
  it('does not count among those that the agent has', async () => {
    const world = worldWith({ maxAttempts: 1 });
    world.guards.closed.add(support);
    await aminaSaysYes(world);
    for (const version of [3, 5]) {
      expect(world.pushed.at(-1)?.view).toMatchObject({ version, canResume: true, reason: 'closed' });
      await world.say(amina, yes(version, `request-${version}`));
      await world.passTime(3_000);
    }
    world.guards.closed.delete(support);
    await world.say(amina, yes(7, 'request-7'));
    await world.passTime(3_000);
    expect(world.connect.calls).toMatchObject([{ token: `${call}:4` }]);
    await world.passTime(300_000);
    expect(world.pushed.at(-1)?.view).toMatchObject({ canResume: false, whyNot: 'too-many-attempts' });
  });
});

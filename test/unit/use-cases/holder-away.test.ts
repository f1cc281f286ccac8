/** The holder goes away, or is taken up by another call, at one step of the callback or the next. */
import { describe, expect, it } from 'vitest';
import { amina, ben, call, contactEvent, supportIsOn, theLineDrops, yes } from '../../in-memory/story.ts';
import { inMemoryWorld, type World } from '../../in-memory/world.ts';

const callback = { contactId: 'callback-1', method: 'API', relatedContactId: call, queueId: null } as const;

const answers = async (world: World): Promise<void> => {
  const answeredAt = new Date(world.clock.now()).toISOString();
  await world.event(
    contactEvent(world, { ...callback, eventType: 'CONNECTED_TO_SYSTEM', agentId: null, answeredAt }),
  );
};

const steps: readonly (readonly [string, (world: World) => unknown])[] = [
  ['the line drops', (world) => theLineDrops(world)],
  ['they say yes', (world) => world.say(amina, yes())],
  ['the callback is placed', (world) => world.passTime(1)],
  ['the customer answers', answers],
];

/** The whole callback, with amina going away once this step is done. */
const awayAfter = async (step: number): Promise<World> => {
  const world = inMemoryWorld();
  supportIsOn(world);
  for (const [place, [, happens]] of steps.entries()) {
    await happens(world);
    if (place === step) world.connect.away.add(amina);
  }
  return world;
};

describe.each(steps.map(([what], step) => [what, step] as const))(
  'a holder who goes once %s',
  (_what, step) => {
    it('is not waited for and not torn out of what they do, and the customer is called once', async () => {
      const world = await awayAfter(step);
      expect(await world.freeHolder({ interruptionId: call, contactId: 'callback-1' })).toBe('away');
      expect(world.connect.cleared).toEqual([]);
      expect(world.connect.calls).toHaveLength(1);
    });

    it('learns that a colleague has the customer', async () => {
      const world = await awayAfter(step);
      await world.event(contactEvent(world, { ...callback, eventType: 'CONNECTED_TO_AGENT', agentId: ben }));
      expect(world.interruption(call)).toMatchObject({ state: 'resumed' });
      expect(world.ledger(call).at(-1)).toMatchObject({
        type: 'resumed',
        detail: { agentId: ben, byHolder: false },
      });
      expect(world.pushed.at(-1)).toMatchObject({ agentId: amina, view: { state: 'resumed' } });
    });
  },
);

/** The story of a callback until Amazon Connect dials it. */
import { amina, call, supportIsOn, theLineDrops, yes } from '../../in-memory/story.ts';
import { inMemoryWorld, type World } from '../../in-memory/world.ts';

/** What its contact events have in common. */
export const callback = {
  contactId: 'callback-1',
  method: 'API',
  relatedContactId: call,
  queueId: null,
} as const;

export const dialled = async (): Promise<World> => {
  const world = inMemoryWorld();
  supportIsOn(world);
  await theLineDrops(world);
  await world.say(amina, yes());
  await world.passTime(1);
  return world;
};

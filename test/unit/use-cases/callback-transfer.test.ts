/** The customer of a callback goes on to another queue. */
import { describe, expect, it } from 'vitest';
import { amina, ben, call, contactEvent, yes } from '../../in-memory/story.ts';
import type { World } from '../../in-memory/world.ts';
import { callback, dialled } from './dialled-callback.ts';

describe('a callback whose customer went on to another queue', () => {
  const second = {
    contactId: 'callback-2',
    method: 'QUEUE_TRANSFER',
    initialContactId: 'callback-1',
    previousContactId: 'callback-1',
  } as const;

  /** The first leg ended; of the second nothing was heard, and Amazon Connect, when asked, did not know of it. */
  const givenUp = async (): Promise<World> => {
    const world = await dialled();
    const answeredAt = new Date(world.clock.now()).toISOString();
    await world.event(
      contactEvent(world, { ...callback, eventType: 'CONNECTED_TO_SYSTEM', agentId: null, answeredAt }),
    );
    await world.event(
      contactEvent(world, {
        ...callback,
        eventType: 'DISCONNECTED',
        agentId: null,
        answeredAt,
        reason: 'CONTACT_FLOW_DISCONNECT',
      }),
    );
    await world.passTime(30_000);
    expect(world.interruption(call)).toMatchObject({ state: 'offered', failure: 'abandoned' });
    return world;
  };

  it('waits there after all, as soon as anything is heard of it', async () => {
    const world = await givenUp();
    await world.event(contactEvent(world, { ...second, eventType: 'INITIATED', agentId: null }));
    expect(world.interruption(call)).toMatchObject({ state: 'answered' });
  });

  it('and whom another agent takes is resumed', async () => {
    const world = await givenUp();
    await world.event(contactEvent(world, { ...second, eventType: 'CONNECTED_TO_AGENT', agentId: ben }));
    expect(world.interruption(call)).toMatchObject({ state: 'resumed', agentId: ben });
  });

  it('is not called a second time when that is heard after the agent’s next yes', async () => {
    const world = await givenUp();
    const before = world.interruption(call);
    await world.insist(amina, yes(before?.version, 'request-2'));
    await world.event(contactEvent(world, { ...second, eventType: 'INITIATED', agentId: null }));
    await world.passTime(10_000);
    expect(world.connect.calls).toHaveLength(1);
    expect(world.interruption(call)).toMatchObject({ state: 'offered', failure: 'still-with-agent' });
  });
});

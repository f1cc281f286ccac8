import { describe, expect, it } from 'vitest';
import type { DescribedContact } from '../../../core/ports.ts';
import { call, contactEvent, supportIsOn } from '../../in-memory/story.ts';
import { inMemoryWorld, type World } from '../../in-memory/world.ts';

const describeCall = (world: World, shown: Partial<DescribedContact>): void => {
  const known = world.connect.contacts.get(call);
  if (!known) throw new Error(`${call} is not a contact of this story`);
  world.connect.contacts.set(call, { ...known, ...shown });
};

/** Asked about while it goes on, because of a transfer that came to nothing; its end is told of 14 s later. */
const endWhileWeAsk = async () => {
  const world = inMemoryWorld();
  supportIsOn(world);
  describeCall(world, { endedAt: undefined, disconnectReason: undefined });
  const transfer = {
    contactId: 'call-2',
    method: 'TRANSFER',
    previousContactId: call,
    initialContactId: call,
  };
  await world.event(contactEvent(world, { eventType: 'DISCONNECTED', agentId: null, ...transfer }));
  await world.passTime(14_000);
  const endedAt = world.clock.now();
  await world.event(contactEvent(world, { eventType: 'DISCONNECTED', reason: null }));
  return { world, endedAt };
};

describe('a question that was first asked before the end of the leg', () => {
  it('is asked again when the answer lags behind the end that an event told of', async () => {
    const { world, endedAt } = await endWhileWeAsk();
    await world.passTime(10_000);
    expect(world.interruption(call)?.state).toBe('detected');
    describeCall(world, { endedAt, disconnectReason: 'AGENT_DISCONNECT' });
    await world.passTime(60_000);
    expect(world.interruption(call)).toMatchObject({ state: 'not-offered', reason: 'agent-disconnect' });
  });

  it('is settled as it is when Amazon Connect still shows no end after 15 seconds', async () => {
    const { world } = await endWhileWeAsk();
    await world.passTime(30_000);
    expect(world.interruption(call)).toMatchObject({ state: 'not-offered', reason: 'reason-missing' });
  });
});

import { describe, expect, it } from 'vitest';
import { amina, call, contactEvent, support, supportIsOn, theLineDrops, yes } from '../../in-memory/story.ts';
import { inMemoryWorld } from '../../in-memory/world.ts';

const droppedWorld = async (settings: Record<string, unknown> = {}) => {
  const world = inMemoryWorld();
  supportIsOn(world, settings);
  await theLineDrops(world);
  return world;
};

describe('an offer', () => {
  it('lapses after ten seconds, keeps its version, and stands', async () => {
    const world = await droppedWorld();
    await world.passTime(9_999);
    expect(world.interruption(call)).toMatchObject({ state: 'offered', lapsed: false });
    await world.passTime(1);
    expect(world.interruption(call)).toMatchObject({ state: 'offered', lapsed: true, version: 1 });
    expect(world.ledgerTypes(call)).toEqual(['offered', 'lapsed']);
  });

  it('takes a Yes that was clicked in time and arrives late, and the ledger says late', async () => {
    const world = await droppedWorld();
    await world.passTime(10_001);
    expect(await world.say(amina, yes())).toEqual([{ type: 'result', requestId: 'request-1', ok: true }]);
    expect(world.chains.ledger.find(({ type }) => type === 'chosen')?.detail).toEqual({
      choice: 'resume',
      via: 'popup',
      late: true,
    });
  });

  it('never pops up for an event that comes 31 seconds late, and stands', async () => {
    const world = inMemoryWorld();
    supportIsOn(world);
    const droppedAt = new Date(world.clock.now()).toISOString();
    world.clock.turn(31_000);
    await world.event(contactEvent(world, { eventType: 'DISCONNECTED', droppedAt }));
    expect(world.interruption(call)).toMatchObject({ state: 'offered', popupUntil: null });
  });

  it('is not made when the admin never switched the queue on, and the ledger says why', async () => {
    const world = inMemoryWorld();
    await theLineDrops(world);
    expect(world.interruption(call)).toMatchObject({ state: 'not-offered', reason: 'queue-off' });
    expect(world.pushed).toEqual([]);
  });

  it('is closed when the agent clears the contact', async () => {
    const world = await droppedWorld();
    const droppedAt = new Date(world.clock.now()).toISOString();
    world.clock.turn(5_000);
    await world.event(contactEvent(world, { eventType: 'COMPLETED', droppedAt }));
    expect(world.interruption(call)).toMatchObject({ state: 'ended', how: 'finalised' });
  });

  it('is made by the end of the after-contact work when the end of the call was never told', async () => {
    const world = inMemoryWorld();
    supportIsOn(world);
    const droppedAt = new Date(world.clock.now()).toISOString();
    world.clock.turn(20_000);
    await world.event(contactEvent(world, { eventType: 'COMPLETED', droppedAt }));
    expect(world.interruption(call)).toMatchObject({ state: 'offered' });
  });

  it('shows that resuming is not possible where no outbound queue is set, and does not pop up', async () => {
    const world = await droppedWorld({ outboundQueueId: undefined });
    expect(world.pushed[0]?.view).toMatchObject({
      canResume: false,
      whyNot: 'no-outbound-queue',
      popupUntil: null,
    });
    expect(await world.say(amina, yes())).toMatchObject([{ ok: false, code: 'not-possible' }]);
  });
});

describe('a call whose events do not say why it ended', () => {
  const silent = { eventType: 'DISCONNECTED', reason: null } as const;

  it('is offered once Amazon Connect says that the customer left', async () => {
    const world = inMemoryWorld();
    supportIsOn(world);
    await world.event(contactEvent(world, silent));
    expect(world.interruption(call)?.state).toBe('detected');
    await world.passTime(1_000);
    expect(world.interruption(call)?.state).toBe('offered');
    expect(world.pushed).toHaveLength(1);
  });

  it('is asked about five times within 16 seconds, and then not offered', async () => {
    const world = inMemoryWorld();
    supportIsOn(world);
    world.connect.contacts.clear();
    await world.event(contactEvent(world, silent));
    await world.passTime(15_999);
    expect(world.interruption(call)?.state).toBe('detected');
    await world.passTime(1);
    expect(world.interruption(call)).toMatchObject({ state: 'not-offered', reason: 'reason-missing' });
  });

  it('is offered in the end where the admin lists reason-missing', async () => {
    const world = inMemoryWorld();
    supportIsOn(world, { reasons: ['customer-disconnect', 'reason-missing'] });
    world.connect.contacts.clear();
    await world.event(contactEvent(world, silent));
    await world.passTime(16_000);
    expect(world.interruption(call)).toMatchObject({
      state: 'offered',
      case: { dropReason: 'reason-missing' },
    });
  });
});

describe('a broken settings item', () => {
  it('turns its queue off with its problems on record, and comes right once mended', async () => {
    const world = inMemoryWorld();
    supportIsOn(world, { popupSeconds: 5 });
    await theLineDrops(world);
    expect(world.interruption(call)).toMatchObject({ state: 'not-offered', reason: 'settings-broken' });
    world.settings.set(support, { queueId: support, callbackEnabled: true, outboundQueueId: support });
    await world.event(contactEvent(world, { eventType: 'DISCONNECTED', contactId: 'call-2' }));
    expect(world.interruption('call-2')?.state).toBe('offered');
  });
});

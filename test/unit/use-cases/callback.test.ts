import { describe, expect, it } from 'vitest';
import { amina, ben, call, contactEvent, supportIsOn, theLineDrops, yes } from '../../in-memory/story.ts';
import { inMemoryWorld } from '../../in-memory/world.ts';
import { callback, dialled } from './dialled-callback.ts';

describe('a callback', () => {
  it('goes to the number of the original contact, with every attribute of it and ours', async () => {
    const world = await dialled();
    expect(world.connect.calls).toMatchObject([
      {
        destination: '+5511987654321',
        outboundQueueId: 'support-id',
        relatedContactId: call,
        token: `${call}:1`,
        ringSeconds: 45,
        attributes: {
          topic: 'invoice',
          tier: 'gold',
          rejoinHolderId: amina,
          rejoinProtocol: call,
          rejoinQueueId: 'support-id',
        },
      },
    ]);
  });

  it('whose events come before its contact id was stored is known all the same', async () => {
    const world = inMemoryWorld();
    supportIsOn(world);
    await theLineDrops(world);
    await world.say(amina, yes());
    world.connect.answers.push('answer lost');
    await world.passTime(1);
    await world.event(contactEvent(world, { ...callback, eventType: 'INITIATED', agentId: null }));
    expect(world.interruption(call)).toMatchObject({
      state: 'dialling',
      attempt: { contactId: 'callback-1' },
    });
  });

  it('whose events name no related contact is known once its contact id is stored', async () => {
    const world = await dialled();
    const { relatedContactId: _, ...unrelated } = callback;
    const answeredAt = new Date(world.clock.now()).toISOString();
    await world.event(contactEvent(world, { ...unrelated, eventType: 'CONNECTED_TO_AGENT', answeredAt }));
    expect(world.interruption(call)).toMatchObject({ state: 'resumed', agentId: amina });
  });

  it('that somebody else takes is resumed too, and the ledger says by whom', async () => {
    const world = await dialled();
    const answeredAt = new Date(world.clock.now()).toISOString();
    await world.event(
      contactEvent(world, { ...callback, eventType: 'CONNECTED_TO_AGENT', agentId: ben, answeredAt }),
    );
    expect(world.chains.ledger.at(-1)).toMatchObject({
      type: 'resumed',
      detail: { agentId: ben, byHolder: false },
    });
  });

  it.each([
    ['TELECOM_BUSY', 'busy'],
    ['TELECOM_UNANSWERED', 'no-answer'],
    ['TELECOM_NUMBER_INVALID', 'invalid-number'],
  ])('that ends with %s stands again and says %s', async (reason, failure) => {
    const world = await dialled();
    await world.event(contactEvent(world, { ...callback, eventType: 'DISCONNECTED', agentId: null, reason }));
    expect(world.interruption(call)).toMatchObject({ state: 'offered', failure });
    expect(world.pushed.at(-1)?.view).toMatchObject({ reason: failure, attempt: 1, canResume: true });
  });

  it('that the customer leaves while waiting stands again as abandoned', async () => {
    const world = await dialled();
    const answeredAt = new Date(world.clock.now()).toISOString();
    await world.event(
      contactEvent(world, { ...callback, eventType: 'DISCONNECTED', agentId: null, answeredAt }),
    );
    expect(world.interruption(call)).toMatchObject({ state: 'offered', failure: 'abandoned' });
  });

  it('to a withheld number is not made, and the card says so for good', async () => {
    const world = inMemoryWorld();
    supportIsOn(world);
    const past = world.connect.contacts.get(call);
    if (past) world.connect.contacts.set(call, { ...past, customerNumber: 'anonymous' });
    await theLineDrops(world);
    await world.say(amina, yes());
    await world.passTime(1);
    expect(world.connect.calls).toHaveLength(0);
    expect(world.pushed.at(-1)?.view).toMatchObject({
      state: 'offered',
      canResume: false,
      whyNot: 'no-number',
    });
  });

  it('is refused while the customer is with another agent', async () => {
    const world = inMemoryWorld();
    supportIsOn(world);
    const past = world.connect.contacts.get(call);
    if (past) world.connect.contacts.set(call, { ...past, nextContactIds: ['transfer-1'] });
    await theLineDrops(world);
    await world.say(amina, yes());
    await world.passTime(1);
    expect(world.connect.calls).toHaveLength(0);
    expect(world.interruption(call)).toMatchObject({ state: 'offered', failure: 'still-with-agent' });
  });

  it('frees the holder when it waits for them, and that closes nothing', async () => {
    const world = await dialled();
    const droppedAt = '2026-11-23T09:00:00.000Z';
    expect(await world.freeHolder({ interruptionId: call, contactId: 'callback-1' })).toBe('freed');
    expect(world.connect.cleared).toEqual([call]);
    await world.event(
      contactEvent(world, { ...callback, eventType: 'DISCONNECTED', agentId: null, reason: 'TELECOM_BUSY' }),
    );
    world.clock.turn(1_000);
    await world.event(contactEvent(world, { eventType: 'COMPLETED', droppedAt }));
    expect(world.interruption(call)).toMatchObject({ state: 'offered', failure: 'busy' });
  });

  it('of another attempt frees nobody', async () => {
    const world = await dialled();
    expect(await world.freeHolder({ interruptionId: call, contactId: 'callback-9' })).toBe('not-needed');
    expect(world.connect.cleared).toEqual([]);
  });
});

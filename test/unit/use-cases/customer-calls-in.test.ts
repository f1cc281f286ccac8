/** The customer calls in before we have called them back. */
import { beforeEach, describe, expect, it } from 'vitest';
import {
  amina,
  call,
  callbackSucceeds,
  contactEvent,
  customersNumber,
  support,
  supportIsOn,
  theLineDrops,
  yes,
} from '../../in-memory/story.ts';
import { inMemoryWorld, type World } from '../../in-memory/world.ts';

let world: World;
beforeEach(async () => {
  world = inMemoryWorld();
  supportIsOn(world, { customerCallsIn: true, protocolAttribute: 'topic' });
  await theLineDrops(world);
  await world.passTime(1_000);
});

const callsIn = (contactId = 'call-2', number = customersNumber) =>
  world.customerCallsIn({ contactId, number });
const state = () => world.interruption(call);
const isAskedFor = async (): Promise<void> => {
  await world.insist(amina, yes());
  await world.passTime(2_000);
};

describe('a customer whose call broke off', () => {
  it('is led to the agent who had them, under the same protocol, with what was known of the call', async () => {
    expect(await callsIn()).toMatchObject({
      type: 'holder',
      protocol: 'invoice',
      interruption: { id: call, case: { holder: { agentId: amina }, queueId: support } },
    });
    expect(world.connect.saved.at(-1)).toMatchObject({
      contactId: 'call-2',
      answers: { topic: 'invoice', tier: 'gold', rejoinInterruptionId: call, rejoinProtocol: 'invoice' },
    });
    expect(state()).toMatchObject({ state: 'ended', how: 'customer-returned', contactId: 'call-2' });
    expect(world.pushed.at(-1)).toMatchObject({
      agentId: amina,
      view: { state: 'ended', reason: 'customer-returned' },
    });
    expect(world.ledgerTypes(call)).toContain('customer-returned');
  });

  it('is led there again when the flow asks twice', async () => {
    const first = await callsIn();
    expect(await callsIn()).toEqual(first);
    expect(world.ledgerTypes(call).filter((type) => type === 'customer-returned')).toHaveLength(1);
  });

  it('shows their masked number on the card, and the number itself is kept nowhere', async () => {
    expect(world.pushed.at(-1)?.view.maskedNumber).not.toBeNull();
    expect(JSON.stringify([...world.chains.stored.values()])).not.toContain(customersNumber.slice(1));
  });

  it('frees the agent, once their new call waits in the agent’s queue', async () => {
    await callsIn();
    expect(await world.freeHolder({ interruptionId: call, contactId: 'call-9' })).toBe('not-needed');
    expect(await world.freeHolder({ interruptionId: call, contactId: 'call-2' })).toBe('freed');
    expect(world.connect.cleared).toEqual([call]);
  });

  it('whose new call drops as well is offered again, under the same protocol', async () => {
    await callsIn();
    world.clock.turn(60_000);
    await world.event(contactEvent(world, { eventType: 'DISCONNECTED', contactId: 'call-2' }));
    expect(world.interruption('call-2')).toMatchObject({ state: 'offered', case: { protocol: 'invoice' } });
  });
});

describe('a caller for whom nobody waits', () => {
  it.each([
    ['has another number', () => callsIn('call-2', '+5511900000000')],
    ['withholds their number', () => callsIn('call-2', 'anonymous')],
  ])('%s', async (_, calling) => {
    expect(await calling()).toEqual({ type: 'none' });
    expect(state()).toMatchObject({ state: 'offered' });
  });

  it('is led on when the agent has said no', async () => {
    await world.say(amina, { ...yes(), choice: 'end' } as never);
    expect(await callsIn()).toEqual({ type: 'none' });
  });

  it('is led on when an agent has them on the callback already', async () => {
    await isAskedFor();
    await callbackSucceeds(world);
    expect(await callsIn()).toEqual({ type: 'none' });
    expect(world.connect.ended).toEqual([]);
  });

  it('is led on in a queue that does not recognise callers', async () => {
    const other = inMemoryWorld();
    supportIsOn(other);
    await theLineDrops(other);
    await other.passTime(1_000);
    expect(await other.customerCallsIn({ contactId: 'call-2', number: customersNumber })).toEqual({
      type: 'none',
    });
  });
});

describe('a callback under way when the customer calls in', () => {
  it('is not made when nobody had dialled yet', async () => {
    await world.insist(amina, yes());
    expect(await callsIn()).toMatchObject({ type: 'holder' });
    await world.passTime(60_000);
    expect(world.connect.calls).toEqual([]);
  });

  it('is hung up while it rings', async () => {
    await isAskedFor();
    expect(world.connect.calls).toHaveLength(1);
    await callsIn();
    await world.passTime(1_000);
    expect(world.connect.ended).toEqual(['callback-1']);
  });

  it('is hung up when it comes to light, if the answer to its request was lost', async () => {
    world.connect.answers.push('answer lost');
    await isAskedFor();
    await callsIn();
    await world.passTime(1_000);
    expect(world.connect.ended).toEqual([]);
    const shared = { contactId: 'callback-1', method: 'API', relatedContactId: call, queueId: null };
    await world.event(contactEvent(world, { ...shared, eventType: 'INITIATED', agentId: null }));
    await world.passTime(1_000);
    expect(world.connect.ended).toEqual(['callback-1']);
  });

  it('makes the agent’s next yes come too late', async () => {
    await callsIn();
    expect(await world.say(amina, yes(2))).toMatchObject([{ ok: false }]);
    await world.passTime(60_000);
    expect(world.connect.calls).toEqual([]);
  });
});

describe('whose number it is', () => {
  it('may stay unknown: the question is put to the agent all the same', async () => {
    const other = inMemoryWorld();
    supportIsOn(other, { customerCallsIn: true });
    other.connect.contacts.delete(call);
    await theLineDrops(other);
    await other.passTime(60_000);
    expect(other.interruption(call)).toMatchObject({ state: 'offered', case: { callerHash: null } });
  });

  it('is not asked for once the interruption is over', async () => {
    const other = inMemoryWorld();
    supportIsOn(other, { customerCallsIn: true });
    await theLineDrops(other);
    await other.say(amina, { ...yes(), choice: 'end' } as never);
    await other.passTime(60_000);
    expect(other.interruption(call)).toMatchObject({ state: 'ended', case: { callerHash: null } });
  });
});

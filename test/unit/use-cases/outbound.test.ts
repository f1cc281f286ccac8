/** Who cannot call out is not asked to. */
import { beforeEach, describe, expect, it } from 'vitest';
import { amina, call, support, supportIsOn, theLineDrops, yes } from '../../in-memory/story.ts';
import { inMemoryWorld, type World } from '../../in-memory/world.ts';

const fifteenMinutes = 15 * 60_000;

let world: World;
beforeEach(() => {
  world = inMemoryWorld();
  supportIsOn(world);
  world.outbound.profiles.set(amina, [support]);
});

const offer = () => world.ledger(call).find(({ type }) => type === 'offered')?.detail;
const lastView = () => world.pushed.at(-1)?.view;

describe('at sign-in', () => {
  it('an agent with the outbound queue in their routing profile is found able, and is asked with a pop-up', async () => {
    await world.signIn(amina);
    await theLineDrops(world);
    expect(lastView()).toMatchObject({ canResume: true, whyNot: null, popupUntil: expect.any(Number) });
  });

  it.each([
    ['whose routing profile lacks the outbound queue', () => world.outbound.profiles.set(amina, [])],
    ['whose outbound queue has no caller ID', () => world.outbound.withoutCallerId.add(support)],
  ])('an agent %s gets a card that says so, without a pop-up', async (_, set) => {
    set();
    world.settings.set('their-queue', {
      queueId: 'their-queue',
      callbackEnabled: true,
      outboundQueueId: support,
    });
    world.outbound.profiles.set(amina, [...(world.outbound.profiles.get(amina) ?? []), 'their-queue']);
    await world.signIn(amina);
    await theLineDrops(world);
    expect(lastView()).toMatchObject({ canResume: false, whyNot: 'no-outbound-queue', popupUntil: null });
    expect(offer()).toMatchObject({ popsUp: false, whyNot: 'no-outbound-queue' });
    expect(await world.say(amina, yes())).toMatchObject([{ ok: false, code: 'not-possible' }]);
    await world.passTime(60_000);
    expect(world.connect.calls).toEqual([]);
  });

  it('what was found holds for fifteen minutes, and then it is asked again', async () => {
    await world.signIn(amina);
    world.outbound.withoutCallerId.add(support);
    world.clock.turn(fifteenMinutes - 1);
    await world.signIn(amina);
    expect(await world.outbound.of(amina)).toEqual({ [support]: true });
    world.clock.turn(1);
    await world.signIn(amina);
    expect(await world.outbound.of(amina)).toEqual({ [support]: false });
  });

  it('an agent about whom Amazon Connect does not answer stays unknown, and is asked all the same', async () => {
    world.outbound.profiles.clear();
    await world.signIn(amina);
    await theLineDrops(world);
    expect(lastView()).toMatchObject({ canResume: true, popupUntil: expect.any(Number) });
  });
});

describe('at yes, when nobody knew before', () => {
  it('an agent who cannot call out is told, and nobody is called', async () => {
    await theLineDrops(world);
    world.outbound.profiles.set(amina, ['another-queue']);
    await world.insist(amina, yes());
    await world.passTime(60_000);
    expect(world.connect.calls).toEqual([]);
    expect(lastView()).toMatchObject({
      state: 'offered',
      reason: 'no-outbound-queue',
      whyNot: 'no-outbound-queue',
    });
    expect(world.ledgerTypes(call)).toContain('failed');
  });

  it('an agent who can, or about whom still nobody knows, calls', async () => {
    await theLineDrops(world);
    world.outbound.profiles.clear();
    await world.insist(amina, yes());
    await world.passTime(10_000);
    expect(world.connect.calls).toHaveLength(1);
  });
});

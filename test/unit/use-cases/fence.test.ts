import { describe, expect, it } from 'vitest';
import { CrashPlan } from '../../in-memory/crash.ts';
import { amina, call, callbackSucceeds, supportIsOn, theLineDrops, yes } from '../../in-memory/story.ts';
import { inMemoryWorld, type World } from '../../in-memory/world.ts';

/** A call drops, amina says yes, the callback succeeds; whoever dies is replaced and the delivery repeated. */
const wholeStory = async (world: World): Promise<void> => {
  supportIsOn(world);
  await theLineDrops(world);
  await world.insist(amina, yes());
  await world.passTime(3_000);
  if (world.connect.calls.length === 0) await world.passTime(120_000);
  if (world.connect.calls.length > 0) await callbackSucceeds(world);
  await world.passTime(300_000);
};

const sideEffectsOfTheStory = async (): Promise<number> => {
  const world = inMemoryWorld();
  await wholeStory(world);
  return world.crash.count;
};

describe('the story without a crash', () => {
  it('makes one offer and one call, and ends with the two talking again', async () => {
    const world = inMemoryWorld();
    await wholeStory(world);
    expect(world.connect.calls).toHaveLength(1);
    expect(world.interruption(call)?.state).toBe('resumed');
    expect(world.ledgerTypes(call)).toEqual([
      'offered',
      'chosen',
      'dialling',
      'placed',
      'answered',
      'resumed',
    ]);
  });
});

describe.each(['before', 'after'] as const)('whoever dies right %s a side effect', (when) => {
  it('never makes a second call for one choice, and the interruption still comes to its end', async () => {
    const count = await sideEffectsOfTheStory();
    expect(count).toBeGreaterThan(12);
    for (let at = 1; at <= count; at += 1) {
      const world = inMemoryWorld(new CrashPlan(at, when));
      await wholeStory(world);
      const story = `died ${when} side effect ${at} of ${count}`;
      expect(world.connect.calls.length, story).toBeLessThanOrEqual(1);
      const ledger = world.ledgerTypes(call);
      expect(
        ledger.filter((type) => type === 'chosen'),
        story,
      ).toHaveLength(1);
      expect(ledger.filter((type) => type === 'dialling').length, story).toBe(1);
      const isResumed = world.interruption(call)?.state === 'resumed';
      // A death between the fence and the call leaves a doubt; the agent is told and may decide again.
      const standsAgain = world.interruption(call)?.state === 'offered' && ledger.includes('ambiguous');
      expect(isResumed || standsAgain, `${story}: ${world.interruption(call)?.state}`).toBe(true);
      expect(isResumed, `${story}: a customer who was called is with an agent`).toBe(
        world.connect.calls.length === 1,
      );
      expect(
        world.pushed.some(({ agentId, view }) => agentId === amina && view.state === 'offered'),
        story,
      ).toBe(true);
    }
  });
});

describe('a call whose answer is lost', () => {
  it('is not made again, and is found by the events of the callback', async () => {
    const world = inMemoryWorld();
    supportIsOn(world);
    world.connect.answers.push('answer lost');
    await theLineDrops(world);
    await world.say(amina, yes());
    await world.passTime(3_000);
    expect(world.interruption(call)?.state).toBe('unknown');
    await callbackSucceeds(world);
    expect(world.interruption(call)?.state).toBe('resumed');
    expect(world.connect.calls).toHaveLength(1);
  });

  it('leaves the decision to the agent when no event ever comes', async () => {
    const world = inMemoryWorld();
    supportIsOn(world);
    world.connect.answers.push('never arrived');
    await theLineDrops(world);
    await world.say(amina, yes());
    await world.passTime(3_000);
    expect(world.interruption(call)?.state).toBe('unknown');
    await world.passTime(61_000);
    expect(world.interruption(call)).toMatchObject({ state: 'offered', failure: 'no-trace' });
    expect(world.connect.calls).toHaveLength(0);
  });
});

describe('a call that Amazon Connect postpones', () => {
  it('is made later, once', async () => {
    const world = inMemoryWorld();
    supportIsOn(world);
    world.connect.answers.push('postponed', 'postponed');
    await theLineDrops(world);
    await world.say(amina, yes());
    await world.passTime(10_000);
    expect(world.connect.calls).toHaveLength(1);
    expect(world.ledgerTypes(call)).toEqual([
      'offered',
      'chosen',
      'dialling',
      'postponed',
      'dialling',
      'postponed',
      'dialling',
      'placed',
    ]);
  });

  it('is given up after eight times, and the card says so', async () => {
    const world = inMemoryWorld();
    supportIsOn(world);
    world.connect.answers.push(...Array<'postponed'>(9).fill('postponed'));
    await theLineDrops(world);
    await world.say(amina, yes());
    await world.passTime(70_000);
    expect(world.connect.calls).toHaveLength(0);
    expect(world.interruption(call)).toMatchObject({ state: 'offered', failure: 'throttled' });
  });
});

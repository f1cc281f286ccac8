import { describe, expect, it } from 'vitest';
import { type EpochMs, epochMsOf, later, seconds } from '../../../core/time.ts';
import { dialTurn } from '../../../core/use-cases/dial-turn.ts';
import {
  amina,
  call,
  callbackSucceeds,
  contactEvent,
  support,
  supportIsOn,
  theLineDrops,
  yes,
} from '../../in-memory/story.ts';
import { inMemoryWorld } from '../../in-memory/world.ts';
import { requested } from '../core/lifecycle/states.ts';

/** Of a queue where a phone rings for 45 s: it is worth a call for 75 s. */
const attempt = requested();
const { requestedAt } = attempt.attempt;
const message = { interruptionId: call, attempt: 1, tries: 0 };

/** @param gives the turn that is free, in milliseconds from now */
const asked = async (afterTheChoice: number, gives: number | undefined, turn?: EpochMs) => {
  const now = later(requestedAt, afterTheChoice);
  const latest: number[] = [];
  const pace = {
    takeTurn: async (_once: string, _now: EpochMs, until: EpochMs) => {
      latest.push(until - requestedAt);
      return gives === undefined ? undefined : later(now, gives);
    },
  };
  const given = await dialTurn({ pace, clock: () => now }, attempt, turn ? { ...message, turn } : message);
  return { given, latest, now };
};

describe('a callback', () => {
  it('whose turn is now is made now', async () => {
    const { given, now } = await asked(0, 0);
    expect(given).toEqual({ type: 'now', turn: now });
  });

  it('whose turn comes within a second is made now, since Amazon Connect takes a few at once', async () => {
    expect((await asked(0, 1_000)).given.type).toBe('now');
  });

  it('whose turn comes later waits until a second before it', async () => {
    const { given, now } = await asked(0, 1_001);
    expect(given).toEqual({ type: 'wait', turn: later(now, 1_001), at: later(now, 1) });
  });

  it('is given no turn that would come less than five seconds before it is worth nothing', async () => {
    expect((await asked(0, 0)).latest).toEqual([seconds(70)]);
    expect((await asked(seconds(20), 0)).latest).toEqual([seconds(70)]);
  });

  it('for which there is no turn in time is lost, because so many wait', async () => {
    expect((await asked(0, undefined)).given).toEqual({ type: 'lost', reason: 'busy-centre' });
  });

  it('that has its turn takes no other one, however late it is', async () => {
    const turn = epochMsOf(requestedAt + 1);
    const { given, latest } = await asked(seconds(75) - 1, 0, turn);
    expect(given).toEqual({ type: 'now', turn });
    expect(latest).toEqual([]);
  });

  it('asks for the same turn when its message comes again, and for another one after Amazon Connect said later', async () => {
    const names: string[] = [];
    const pace = {
      takeTurn: async (once: string) => {
        names.push(once);
        return undefined;
      },
    };
    for (const [after, tries] of [
      [0, 0],
      [seconds(30), 0],
      [seconds(31), 1],
    ] as const)
      await dialTurn({ pace, clock: () => later(requestedAt, after) }, attempt, { ...message, tries });
    const [first, again, postponed] = names;
    expect(again).toBe(first);
    expect(postponed).not.toBe(first);
  });

  it('that comes when it is worth nothing any more takes no turn and is not made', async () => {
    for (const turn of [undefined, requestedAt]) {
      const { given, latest } = await asked(seconds(75), 0, turn);
      expect(given).toEqual({ type: 'lost', reason: 'not-dialled' });
      expect(latest).toEqual([]);
    }
  });
});

it('a callback that waits for Amazon Connect to know the end of the call keeps its turn', async () => {
  const world = inMemoryWorld();
  supportIsOn(world);
  const past = world.connect.contacts.get(call);
  if (past) world.connect.contacts.set(call, { ...past, endedAt: undefined });
  const { takeTurn } = world.guards.pace;
  let turns = 0;
  world.guards.pace.takeTurn = (...asked) => {
    turns += 1;
    return takeTurn(...asked);
  };
  await theLineDrops(world);
  await world.say(amina, yes());
  await world.passTime(5_000);
  if (past) world.connect.contacts.set(call, past);
  await world.passTime(5_000);
  expect(world.connect.calls).toHaveLength(1);
  expect(turns).toBe(1);
});

it('a callback that drops counts the calls of its protocol, not the attempts that were held back', async () => {
  const world = inMemoryWorld();
  supportIsOn(world);
  world.guards.closed.add(support);
  await theLineDrops(world);
  await world.say(amina, yes());
  await world.passTime(1_000);
  world.guards.closed.delete(support);
  await world.say(amina, yes(3, 'request-2'));
  await world.passTime(1_000);
  await callbackSucceeds(world);
  await world.event(
    contactEvent(world, {
      ...{ contactId: 'callback-1', method: 'API', relatedContactId: call, queueId: null },
      eventType: 'DISCONNECTED',
    }),
  );
  expect(world.interruption('callback-1')).toMatchObject({ state: 'offered', case: { callbackCount: 1 } });
});

/** How many callbacks one protocol may have: over all attempts, and over all drops. */
import { describe, expect, it } from 'vitest';
import {
  amina,
  call,
  callbackSucceeds,
  contactEvent,
  supportIsOn,
  theLineDrops,
  yes,
} from '../../in-memory/story.ts';
import { inMemoryWorld } from '../../in-memory/world.ts';
import { callback, dialled } from './dialled-callback.ts';

describe('the callbacks of one protocol', () => {
  it('are counted over all attempts: the last allowed one is made, and then the card says that it was the last', async () => {
    const world = inMemoryWorld();
    supportIsOn(world, { maxCallbacksPerProtocol: 2 });
    await theLineDrops(world);
    for (const attempt of [1, 2]) {
      const version = world.interruption(call)?.version ?? 0;
      expect(await world.say(amina, yes(version, `request-${attempt}`))).toMatchObject([{ ok: true }]);
      await world.passTime(1);
      const contactId = `callback-${attempt}`;
      await world.event(
        contactEvent(world, {
          ...callback,
          contactId,
          eventType: 'DISCONNECTED',
          agentId: null,
          reason: 'TELECOM_BUSY',
        }),
      );
    }
    expect(world.pushed.at(-1)?.view).toMatchObject({
      reason: 'busy',
      canResume: false,
      whyNot: 'too-many-attempts',
    });
    expect(world.connect.calls).toHaveLength(2);
  });
});

describe('a callback that drops', () => {
  it('is a new interruption under the same protocol, and the fourth is not offered any more', async () => {
    const world = await dialled();
    await callbackSucceeds(world);
    let dropped = 'callback-1';
    let origin = call;
    for (let count = 1; count <= 3; count += 1) {
      const past = world.connect.contacts.get(call);
      if (past) world.connect.contacts.set(dropped, { ...past, contactId: dropped });
      world.clock.turn(60_000);
      await world.event(
        contactEvent(world, {
          ...callback,
          contactId: dropped,
          relatedContactId: origin,
          eventType: 'DISCONNECTED',
        }),
      );
      if (count === 3) break;
      expect(world.interruption(dropped)).toMatchObject({
        state: 'offered',
        case: { protocol: call, callbackCount: count },
      });
      await world.say(amina, yes(1, `again-${count}`, dropped));
      await world.passTime(1);
      const next = `callback-${count + 1}`;
      const answeredAt = new Date(world.clock.now()).toISOString();
      await world.event(
        contactEvent(world, {
          ...callback,
          contactId: next,
          relatedContactId: dropped,
          eventType: 'CONNECTED_TO_AGENT',
          answeredAt,
        }),
      );
      expect(world.interruption(dropped)?.state).toBe('resumed');
      origin = dropped;
      dropped = next;
    }
    expect(world.interruption(dropped)).toMatchObject({ state: 'not-offered', reason: 'too-many-callbacks' });
    expect(world.connect.calls).toHaveLength(3);
  });
});

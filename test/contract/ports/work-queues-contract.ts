/** What the core may expect of the work queues: run against every implementation. */
import { beforeEach, describe, expect, it } from 'vitest';
import { readDeadline, readDial, readLookUp } from '../../../core/contracts/work-message.ts';
import type { WorkQueues } from '../../../core/ports.ts';
import { type EpochMs, later } from '../../../core/time.ts';

export type QueueName = 'deadlines' | 'look-ups' | 'dials';

export interface TurnedQueues {
  readonly queues: WorkQueues;
  now(): EpochMs;
  turn(milliseconds: number): void;
  /** The body of a message that is due, taken off the queue. */
  take(queue: QueueName): Promise<unknown>;
}

/** @param open empty queues for each test */
export const workQueuesContract = (implementation: string, open: () => Promise<TurnedQueues>): void => {
  let world: TurnedQueues;
  beforeEach(async () => {
    world = await open();
  });

  describe(`a message (${implementation})`, () => {
    it('without a delay is there at once, as its reader expects it, and only once', async () => {
      const message = { interruptionId: 'call-1', attempt: 2, tries: 0 };
      await world.queues.dial(message, 0);
      expect(readDial(await world.take('dials'))).toEqual(message);
      expect(await world.take('dials')).toBeUndefined();
    });

    it('is found in its own queue and no other', async () => {
      await world.queues.lookUp({ chainId: 'call-1', contactId: 'call-2', tries: 4 }, 0);
      expect(await world.take('dials')).toBeUndefined();
      expect(await world.take('deadlines')).toBeUndefined();
      expect(readLookUp(await world.take('look-ups'))).toEqual({
        chainId: 'call-1',
        contactId: 'call-2',
        tries: 4,
      });
    });

    it('with a delay is not there a millisecond before it is over, and there when it is', async () => {
      await world.queues.lookUp({ chainId: 'call-1', contactId: 'call-2', tries: 1 }, 2_000);
      world.turn(1_999);
      expect(await world.take('look-ups')).toBeUndefined();
      world.turn(1);
      expect(await world.take('look-ups')).toBeDefined();
    });
  });

  describe(`a deadline (${implementation})`, () => {
    it('never comes before its time, and at most a second after it', async () => {
      const at = later(world.now(), 10_250);
      await world.queues.deadline('call-1', at);
      world.turn(10_249);
      expect(await world.take('deadlines')).toBeUndefined();
      world.turn(1_000);
      expect(readDeadline(await world.take('deadlines'))).toEqual({ interruptionId: 'call-1', at });
    });

    it('that has passed comes at once', async () => {
      await world.queues.deadline('call-1', later(world.now(), -5_000));
      expect(await world.take('deadlines')).toBeDefined();
    });

    it('may be 15 minutes away', async () => {
      await world.queues.deadline('call-1', later(world.now(), 900_000));
      world.turn(899_999);
      expect(await world.take('deadlines')).toBeUndefined();
      world.turn(1);
      expect(await world.take('deadlines')).toBeDefined();
    });
  });
};

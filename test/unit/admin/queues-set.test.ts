import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Laptop, startLaptop } from './laptop.ts';
import { ran } from './ran.ts';

let laptop: Laptop;
beforeEach(async () => {
  laptop = await startLaptop();
});
afterEach(() => laptop.stop());

const set = (...args: string[]) => ran(['queues', 'set', ...args, `--local=${laptop.url}`]);

describe('queues set', () => {
  test.each([true, false])(
    'changes a queue that is switched on: %s, and leaves it so',
    async (callbackEnabled) => {
      await laptop.put({ queueId: 'support', callbackEnabled, popupSeconds: 20 });
      const { code } = await set('support', '--set', 'minTalkSeconds=7', '--unset', 'popupSeconds');
      expect(code).toBe(0);
      expect(await laptop.item('support')).toEqual({
        queueId: 'support',
        callbackEnabled,
        minTalkSeconds: 7,
      });
    },
  );

  test('of a queue without settings writes them down, and leaves it off', async () => {
    await set('sales', '--outbound-queue', 'out');
    expect(await laptop.item('sales')).toEqual({
      queueId: 'sales',
      callbackEnabled: false,
      outboundQueueId: 'out',
    });
  });

  test('without anything to set asks what is meant, and writes nothing', async () => {
    const { code, complaints } = await set('sales');
    expect(code).toBe(2);
    expect(complaints).toContain('--set');
    expect(await laptop.item('sales')).toBeUndefined();
  });

  test('does not switch', async () => {
    const { code, complaints } = await set('sales', '--set', 'callbackEnabled=true');
    expect(code).toBe(2);
    expect(complaints).toContain('use `enable` and `disable`');
  });
});

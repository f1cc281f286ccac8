import { describe, expect, it } from 'vitest';
import type { ConnectQueue, ConnectQueues } from '../../../admin/queues/connect-queues.ts';
import { examine } from '../../../admin/queues/doctor.ts';
import { queueItemOf } from '../../../admin/queues/queue-item.ts';
import { reportOf } from '../../../admin/queues/report.ts';
import { toItem } from '../../../lambdas/adapters/item.ts';

const known: Readonly<Record<string, ConnectQueue>> = {
  support: { name: 'Support', hasCallerId: true },
  mute: { name: 'Mute', hasCallerId: false },
};
const instance: ConnectQueues = {
  find: async (queueId) => known[queueId],
  isOpen: async () => true,
};
const silent = async (): Promise<never> => {
  throw new Error('access denied');
};

const of = (settings: Record<string, unknown>) => {
  const item = queueItemOf(toItem({ queueId: 'support', ...settings }));
  return reportOf(item.queueId, item);
};
const sound = { callbackEnabled: true, outboundQueueId: 'support', queueName: 'Help' };

const wrongs = async (settings: Record<string, unknown>, queues: ConnectQueues = instance) =>
  (await examine(of(settings), queues)).filter(({ level }) => level === 'wrong').map(({ what }) => what);

describe('the doctor', () => {
  it('finds nothing wrong with a queue that is on and whose outbound queue has a caller ID', async () => {
    const findings = await examine(of(sound), instance);
    expect(findings.map(({ level }) => level)).toEqual(['ok', 'ok', 'ok', 'ok']);
  });

  it.each([
    ['settings that are broken', { ...sound, popupSeconds: 5 }, /popupSeconds/],
    ['no outbound queue', { ...sound, outboundQueueId: undefined }, /no outbound queue is set/],
    [
      'an outbound queue that is not there',
      { ...sound, outboundQueueId: 'sales' },
      /no outbound queue sales/,
    ],
    [
      'an outbound queue without a caller ID',
      { ...sound, outboundQueueId: 'mute' },
      /"Mute" has no caller ID/,
    ],
  ])('names %s', async (_what, settings, said) => {
    const found = await wrongs(settings);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(said);
  });

  it('names a queue that the instance does not have', async () => {
    const report = { ...of(sound), queueId: 'Support' };
    const found = await examine(report, instance);
    expect(found).toContainEqual({ level: 'wrong', what: expect.stringContaining('no such queue') });
  });

  it('does not call a queue ill that somebody has switched off, or that is closed now', async () => {
    expect(await wrongs({ ...sound, callbackEnabled: false })).toEqual([]);
    const closed = await examine(of(sound), { ...instance, isOpen: async () => false });
    expect(closed).toContainEqual({ level: 'note', what: expect.stringContaining('closed now') });
    expect(await wrongs(sound, { ...instance, isOpen: async () => false })).toEqual([]);
  });

  it('offers the name that the instance has for a queue without one', async () => {
    const found = await examine(of({ ...sound, queueName: undefined }), instance);
    expect(found).toContainEqual({ level: 'note', what: expect.stringContaining('--name "Support"') });
  });

  it('says what Amazon Connect would not tell, and condemns nothing for it', async () => {
    const found = await examine(of(sound), { find: silent, isOpen: silent });
    expect(found.filter(({ what }) => what.includes('could not be asked'))).toHaveLength(3);
    expect(found.map(({ level }) => level)).not.toContain('wrong');
  });
});

/** Switching a queue's callbacks on and off, and what is set with it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { QueueItems } from '../../../admin/queues/queue-items.ts';
import { type Laptop, startLaptop } from './laptop.ts';
import { queues, support } from './queue-commands.ts';
import { ran } from './ran.ts';

let laptop: Laptop;
beforeEach(async () => {
  laptop = await startLaptop();
});
afterEach(() => laptop.stop());

describe('queues enable', () => {
  test('makes the item of a queue that had none', async () => {
    const { code } = await queues(laptop, 'enable', 'shop', '--outbound-queue', 'out', '--name', 'The shop');
    expect(code).toBe(0);
    expect(await laptop.item('shop')).toEqual({
      queueId: 'shop',
      callbackEnabled: true,
      outboundQueueId: 'out',
      queueName: 'The shop',
    });
  });

  test('changes what is named and keeps the rest', async () => {
    await laptop.put({ ...support, callbackEnabled: false });
    await queues(
      laptop,
      ...['enable', 'support', '--set', 'popupSeconds=20', '--set', 'locale=pt-BR'],
      ...['--set', 'reasons=customer-disconnect, line-problem', '--unset', 'minTalkSeconds'],
    );
    expect(await laptop.item('support')).toEqual({
      queueId: 'support',
      callbackEnabled: true,
      outboundQueueId: 'out',
      popupSeconds: 20,
      locale: 'pt-BR',
      reasons: ['customer-disconnect', 'line-problem'],
    });
  });

  test('a text that looks like a number stays a text where a text is wanted', async () => {
    await queues(laptop, 'enable', 'support', '--set', 'queueName=42', '--set', 'protocolAttribute=true');
    expect(await laptop.item('support')).toMatchObject({ queueName: '42', protocolAttribute: 'true' });
  });

  test('a form is written as JSON, and shown as it is', async () => {
    const summary = { name: 'summary', label: 'What was it about?', type: 'text' };
    const { code, printed } = await queues(
      laptop,
      'enable',
      'shop',
      '--set',
      `formFields=${JSON.stringify([summary])}`,
    );
    expect(code).toBe(0);
    expect(await laptop.item('shop')).toMatchObject({ formFields: [summary] });
    expect(printed).toContain('"label":"What was it about?"');
  });

  test('one element makes a list, and nothing an empty one', async () => {
    await queues(laptop, 'enable', 'one', '--set', 'reasons=line-problem');
    await queues(laptop, 'enable', 'none', '--set', 'reasons=');
    expect(await laptop.item('one')).toMatchObject({ reasons: ['line-problem'] });
    expect(await laptop.item('none')).toMatchObject({ reasons: [] });
  });

  test.each([
    ['popupSeconds=9', /popupSeconds: must be a whole number from 10 to 100/],
    ['popupSeconds=soon', /popupSeconds: must be a whole number.* \(found "soon"\)/],
    ['ringSeconds=15.5', /ringSeconds: must be a whole number from 15 to 60 \(found 15.5\)/],
    ['present=banner', /present: must be "popup" or "button" \(found "banner"\)/],
    ['reasons=line-problem,boredom', /reasons\.1: must be among .* \(found "boredom"\)/],
    ['popupSecond=10', /popupSecond: is not a setting; allowed are /],
    [
      'formFields=[{"name":"a b","type":"text"}]',
      /formFields\.0\.name: must be the name of a contact attribute/,
    ],
    ['formFields=[{', /formFields\.0: must be a field whose type is "text" or "choice"/],
    ['callbackEnabled=false', /callbackEnabled: use `enable` and `disable`/],
    ['queueId=other', /queueId: a queue’s id cannot be changed/],
    ['popupSeconds', /"popupSeconds" is not of the form field=value/],
  ])('refuses %s in words and writes nothing', async (assignment, words) => {
    await laptop.put(support);
    const { code, complaints } = await queues(laptop, 'enable', 'support', '--set', assignment);
    expect(code).toBe(2);
    expect(complaints).toMatch(/^admin: support was not changed:\n/);
    expect(complaints).toMatch(words);
    expect(await laptop.item('support')).toEqual(support);
  });

  test('refuses while another field is wrong, and mends it with --unset', async () => {
    await laptop.put({ ...support, popupSecond: 10 });
    expect((await queues(laptop, 'enable', 'support')).complaints).toContain('popupSecond: is not a setting');
    expect((await queues(laptop, 'enable', 'support', '--unset', 'popupSecond')).code).toBe(0);
    expect(await laptop.item('support')).toEqual(support);
  });
});

describe('queues disable', () => {
  test('keeps the other settings, even broken ones', async () => {
    await laptop.put({ ...support, popupSecond: 10 });
    const { code, printed } = await queues(laptop, 'disable', 'support');
    expect(code).toBe(0);
    expect(printed).toMatch(/^support is broken/);
    expect(await laptop.item('support')).toEqual({ ...support, popupSecond: 10, callbackEnabled: false });
  });

  test('makes no item for a queue that has none', async () => {
    expect((await queues(laptop, 'disable', 'shop')).printed).toBe('shop is off: it has no settings.');
    expect(await laptop.item('shop')).toBeUndefined();
  });
});

describe('two admins at once', () => {
  /** Someone else writes between our reading and our writing. */
  const whileReading = (write: () => Promise<void>) => (items: QueueItems) => ({
    ...items,
    find: async (queueId: string) => {
      const found = await items.find(queueId);
      await write();
      return found;
    },
  });

  test.each([
    ['a value', { ...support, minTalkSeconds: 6 }],
    ['the value that we change', { ...support, ringSeconds: 20 }],
    ['the switch', { ...support, callbackEnabled: false }],
  ])('the second is told that %s changed, and nothing is lost', async (_, theirs) => {
    await laptop.put(support);
    const ours = ['queues', 'enable', 'support', '--set', 'ringSeconds=30', `--local=${laptop.url}`];
    const { code, complaints } = await ran(
      ours,
      whileReading(() => laptop.put(theirs)),
    );
    expect(code).toBe(1);
    expect(complaints).toContain('someone else changed this queue meanwhile; nothing was written');
    expect(await laptop.item('support')).toEqual(theirs);
  });

  test('both making the first item is no different', async () => {
    const ours = ['queues', 'enable', 'support', `--local=${laptop.url}`];
    const { code } = await ran(
      ours,
      whileReading(() => laptop.put(support)),
    );
    expect(code).toBe(1);
    expect(await laptop.item('support')).toEqual(support);
  });
});

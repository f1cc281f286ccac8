import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { QueueItems } from '../../../admin/queues/queue-items.ts';
import { type Laptop, startLaptop } from './laptop.ts';
import { ran } from './ran.ts';

let laptop: Laptop;
beforeEach(async () => {
  laptop = await startLaptop();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await laptop.stop();
});

const queues = (...args: string[]) => ran(['queues', ...args, `--local=${laptop.url}`]);
const support = { queueId: 'support', callbackEnabled: true, outboundQueueId: 'out', minTalkSeconds: 5 };

describe('queues list', () => {
  test('says what to do while no queue has settings', async () => {
    const { code, printed } = await queues('list');
    expect(code).toBe(0);
    expect(printed).toContain('queues enable <queueId>');
  });

  test('shows queues that are on, off and broken, aligned, and a broken one stops no other', async () => {
    await laptop.put({ queueId: 'sales', callbackEnabled: false, present: 'button' });
    await laptop.put({ ...support, queueName: 'Support', popupSeconds: 0 });
    await laptop.put({ queueId: 'broken-one', callbackEnabled: true, popupSecond: 10 });
    const { code, printed } = await queues('list');
    expect(code).toBe(0);
    expect(printed.split('\n')).toEqual([
      'QUEUE       STATE   NAME     OUTBOUND QUEUE  POP-UP          MIN. TALK  ATTEMPTS  PROBLEM',
      expect.stringMatching(/^broken-one {2}broken {2}- {8}- .* popupSecond: is not a setting; allowed are /),
      'sales       off     -        -               button only     0 s        3',
      'support     on      Support  out             until answered  5 s        3',
    ]);
  });

  test('for programs: one JSON list with states, settings and problems', async () => {
    await laptop.put(support);
    await laptop.put({ queueId: 'odd', callbackEnabled: 'yes' });
    const { printed } = await queues('list', '--json');
    expect(JSON.parse(printed)).toEqual([
      {
        queueId: 'odd',
        state: 'broken',
        settings: null,
        problems: [expect.stringMatching(/^callbackEnabled: /)],
      },
      {
        queueId: 'support',
        state: 'on',
        settings: expect.objectContaining({ ringSeconds: 45 }),
        problems: [],
      },
    ]);
  });

  test('an item that is no plain value is broken', async () => {
    await laptop.put({ ...support, reasons: new Set(['line-problem']) });
    expect((await queues('show', 'support')).printed).toMatch(/^support is broken\n {2}problem: reasons: /);
  });
});

describe('queues show', () => {
  test('tells set values from defaults', async () => {
    await laptop.put(support);
    const { printed } = await queues('show', 'support');
    expect(printed).toMatch(/^support is on\n/);
    expect(printed).toMatch(/^ {2}minTalkSeconds +5$/m);
    expect(printed).toMatch(/^ {2}ringSeconds +45 +\(default\)$/m);
    expect(printed).toMatch(/^ {2}queueName +- +\(default\)$/m);
  });

  test('a queue without settings is off', async () => {
    expect((await queues('show', 'shop')).printed).toBe('shop is off: it has no settings.');
  });
});

describe('queues enable', () => {
  test('makes the item of a queue that had none', async () => {
    const { code } = await queues('enable', 'shop', '--outbound-queue', 'out', '--name', 'The shop');
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
    await queues('enable', 'support', '--set', 'queueName=42', '--set', 'protocolAttribute=true');
    expect(await laptop.item('support')).toMatchObject({ queueName: '42', protocolAttribute: 'true' });
  });

  test('a form is written as JSON, and shown as it is', async () => {
    const summary = { name: 'summary', label: 'What was it about?', type: 'text' };
    const { code, printed } = await queues(
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
    await queues('enable', 'one', '--set', 'reasons=line-problem');
    await queues('enable', 'none', '--set', 'reasons=');
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
    const { code, complaints } = await queues('enable', 'support', '--set', assignment);
    expect(code).toBe(2);
    expect(complaints).toMatch(/^admin: support was not changed:\n/);
    expect(complaints).toMatch(words);
    expect(await laptop.item('support')).toEqual(support);
  });

  test('refuses while another field is wrong, and mends it with --unset', async () => {
    await laptop.put({ ...support, popupSecond: 10 });
    expect((await queues('enable', 'support')).complaints).toContain('popupSecond: is not a setting');
    expect((await queues('enable', 'support', '--unset', 'popupSecond')).code).toBe(0);
    expect(await laptop.item('support')).toEqual(support);
  });
});

describe('queues disable', () => {
  test('keeps the other settings, even broken ones', async () => {
    await laptop.put({ ...support, popupSecond: 10 });
    const { code, printed } = await queues('disable', 'support');
    expect(code).toBe(0);
    expect(printed).toMatch(/^support is broken/);
    expect(await laptop.item('support')).toEqual({ ...support, popupSecond: 10, callbackEnabled: false });
  });

  test('makes no item for a queue that has none', async () => {
    expect((await queues('disable', 'shop')).printed).toBe('shop is off: it has no settings.');
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

describe('the command line', () => {
  test('says how to name the table', async () => {
    const { code, complaints } = await ran(['queues', 'list', '--table=']);
    expect(code).toBe(2);
    expect(complaints).toContain('--table <name>');
  });

  test('says when there is no such table', async () => {
    const named = ['--table=typo', `--endpoint=${laptop.url}`, '--region=us-east-1'];
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
    const { code, complaints } = await ran(['queues', 'list', ...named]);
    expect(code).toBe(2);
    expect(complaints).toBe('admin: there is no table "typo" in this account and region');
  });

  test('says when no laptop contact centre answers', async () => {
    const { code, complaints } = await ran(['queues', 'list', '--local=http://127.0.0.1:1']);
    expect(code).toBe(1);
    expect(complaints).toContain('is `npm start` running');
  });

  test.each([
    [['queues', 'show', '--local', 'support'], '--local'],
    [['queues', 'enable'], 'queueId'],
    [['queues', 'tune', 'support'], 'tune'],
    [['queues', 'list', '--tabel=x'], '--tabel'],
  ])('refuses %j with 2', async (args, about) => {
    const { code, complaints } = await ran(args);
    expect(code).toBe(2);
    expect(complaints).toContain(about);
  });

  test('helps with examples', async () => {
    const { code, printed } = await ran(['queues', 'enable', '--help']);
    expect(code).toBe(0);
    expect(printed).toContain('--set popupSeconds=20');
  });
});

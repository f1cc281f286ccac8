import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Laptop, startLaptop } from './laptop.ts';
import { queues, support } from './queue-commands.ts';
import { ran } from './ran.ts';

let laptop: Laptop;
beforeEach(async () => {
  laptop = await startLaptop();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await laptop.stop();
});

describe('queues list', () => {
  test('says what to do while no queue has settings', async () => {
    const { code, printed } = await queues(laptop, 'list');
    expect(code).toBe(0);
    expect(printed).toContain('queues enable <queueId>');
  });

  test('shows queues that are on, off and broken, aligned, and a broken one stops no other', async () => {
    await laptop.put({ queueId: 'sales', callbackEnabled: false, present: 'button' });
    await laptop.put({ ...support, queueName: 'Support', popupSeconds: 0 });
    await laptop.put({ queueId: 'broken-one', callbackEnabled: true, popupSecond: 10 });
    const { code, printed } = await queues(laptop, 'list');
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
    const { printed } = await queues(laptop, 'list', '--json');
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
    expect((await queues(laptop, 'show', 'support')).printed).toMatch(
      /^support is broken\n {2}problem: reasons: /,
    );
  });
});

describe('queues show', () => {
  test('tells set values from defaults', async () => {
    await laptop.put(support);
    const { printed } = await queues(laptop, 'show', 'support');
    expect(printed).toMatch(/^support is on\n/);
    expect(printed).toMatch(/^ {2}minTalkSeconds +5$/m);
    expect(printed).toMatch(/^ {2}ringSeconds +45 +\(default\)$/m);
    expect(printed).toMatch(/^ {2}queueName +- +\(default\)$/m);
  });

  test('a queue without settings is off', async () => {
    expect((await queues(laptop, 'show', 'shop')).printed).toBe('shop is off: it has no settings.');
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

/** What functions cost a processor, as ratios to functions that do no more than they must. */
import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { startStorage } from '../contract/ports/rejoin-storage.ts';
import { amina, batch, drop, support } from '../handlers/aws-events.ts';
import { startPages } from '../handlers/pages.ts';
import { functionVariables } from '../handlers/variables.ts';
import type { Compared } from './bundles.ts';

export interface Ratios {
  /** Of a fresh process that imports the function which meets drops, to one that imports an empty one. */
  readonly start: number;
  readonly perDrop: number;
  readonly perIgnoredEvent: number;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const starts = 15;

export const measureProcesses = async (bundles: string, events: number): Promise<Ratios> => {
  const [storage, pages] = await Promise.all([startStorage(), startPages()]);
  const env = {
    ...process.env,
    ...functionVariables(storage, pages),
    BENCH_AGENT: amina,
  };
  const pathOf = (name: Compared): string => join(bundles, name, 'index.mjs');

  const startOf = (name: Compared): number => {
    const from = performance.now();
    const { status, stderr } = spawnSync(
      'node',
      ['--input-type=module', '-e', `await import('${pathOf(name)}')`],
      { env },
    );
    if (status !== 0) throw new Error(`${name} does not start: ${stderr}`);
    return performance.now() - from;
  };

  let runs = 0;
  const cpuOf = async (name: Compared, given: readonly unknown[]): Promise<number> => {
    runs += 1;
    const file = join(bundles, `events-${runs}.json`);
    writeFileSync(file, JSON.stringify(given));
    const script = join(import.meta.dirname, 'measured-process.ts');
    const child = spawn('node', [script, pathOf(name), file, String(Math.floor(given.length / 4))], { env });
    let written = '';
    child.stdout.on('data', (data) => {
      written += String(data);
    });
    let troubles = '';
    child.stderr.on('data', (data) => {
      troubles += String(data);
    });
    const code = await new Promise((resolve) => child.once('close', resolve));
    if (code !== 0) throw new Error(`${name} failed: ${troubles}`);
    const { microseconds } = JSON.parse(written.trim().split('\n').at(-1) ?? '{}') as {
      microseconds: number;
    };
    return microseconds;
  };

  const put = async (table: string, item: Record<string, unknown>): Promise<void> => {
    const TableName = storage.variable(table);
    await storage.dynamodb.send(new PutItemCommand({ TableName, Item: marshall(item) }));
  };
  await put('QUEUE_SETTINGS_TABLE', {
    queueId: support,
    callbackEnabled: true,
    maxAgeMinutes: 1_440,
    freshSeconds: 3_600,
  });
  await put('AGENTS_TABLE', {
    ...{ agentId: amina, item: 'connection#page-1' },
    ...{ signedInUntil: Date.now() + 3_600_000, expiresAt: Math.ceil(Date.now() / 1_000) + 7_200 },
  });

  const instanceArn = storage.variable('CONNECT_INSTANCE_ARN');
  const drops = (prefix: string): readonly unknown[] =>
    Array.from({ length: events }, (_, at) => {
      const contactId = `${prefix}-${at}`;
      return batch({ [contactId]: drop({ contactId, instanceArn, at: new Date() }) });
    });
  const chats = drops('chat').map((event) => JSON.parse(JSON.stringify(event).replaceAll('VOICE', 'CHAT')));
  try {
    const [ours, theirs] = [
      await cpuOf('contact-events', drops('ours')),
      await cpuOf('same-calls', drops('theirs')),
    ];
    const [ignored, logged] = [await cpuOf('contact-events', chats), await cpuOf('reads-and-logs', chats)];
    const times = Array.from(
      { length: starts },
      () => [startOf('contact-events'), startOf('empty')] as const,
    );
    return {
      start: median(times.map(([full]) => full)) / median(times.map(([, empty]) => empty)),
      perDrop: ours / theirs,
      perIgnoredEvent: ignored / logged,
    };
  } finally {
    await pages.stop();
    await storage.stop();
  }
};

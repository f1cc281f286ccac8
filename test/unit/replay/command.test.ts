import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, test } from 'vitest';
import { aminasCall, legEvents, withoutReason } from './recorded-calls.ts';

const folder = mkdtempSync(join(tmpdir(), 'replay-'));
afterAll(() => rmSync(folder, { recursive: true }));

const fileOf = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const run = async (args: readonly string[], input = '') => {
  const child = spawn(process.execPath, ['admin/replay.ts', ...args]);
  const exit = new Promise<number | null>((resolve) => child.on('close', resolve));
  child.stdin.end(input);
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  return { stdout, stderr, code };
};

const recording = legEvents(aminasCall)
  .map((event) => `${JSON.stringify(event)}\n`)
  .join('');
const offered =
  '{"chain":"call-1","verdict":"offer","contactId":"call-1","agentId":"amina","queueId":"support","reason":"customer-disconnect"}\n';

describe('npm run replay', () => {
  test('prints a line per conversation and succeeds', async () => {
    const outcome = await run([fileOf('events.ndjson', recording)]);
    expect(outcome).toEqual({ stdout: offered, stderr: '', code: 0 });
  });

  test('reads standard input, and fails with 1 when a line is no contact event', async () => {
    const outcome = await run(['-'], `rubbish\n${recording}`);
    expect(outcome).toEqual({ stdout: offered, stderr: 'line 1: is not JSON\n', code: 1 });
  });

  test('takes settings, and tells what is broken in them', async () => {
    const settings = fileOf('settings.json', '{"queues":{"support":{"popupSeconds":5}}}');
    const outcome = await run(['-', '--settings', settings], recording);
    expect(outcome.stdout).toContain('"verdict":"none"');
    expect(outcome.stdout).toContain('"reason":"settings-broken"');
    expect(outcome.stderr).toMatch(/^settings: queue support: popupSeconds: /);
    expect(outcome.code).toBe(0);
  });

  test('takes what to make of a missing reason', async () => {
    const silent = legEvents(withoutReason(aminasCall))
      .map((event) => JSON.stringify(event))
      .join('\n');
    expect((await run(['-', '--missing-reason', 'offer'], silent)).stdout).toContain('"verdict":"offer"');
  });

  test.each([
    [['no-such-file']],
    [[]],
    [['-', '--missing-reason', 'perhaps']],
    [['-', '--settings', 'no-such-file']],
    [['-', '--settings', 'package.json']],
  ])('refuses %j with 2 and says why', async (args) => {
    const outcome = await run(args);
    expect(outcome.code).toBe(2);
    expect(outcome.stdout).toBe('');
    expect(outcome.stderr).not.toBe('');
  });
});

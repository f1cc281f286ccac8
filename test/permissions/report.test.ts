import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { neededIn } from './needed.ts';
import { report } from './report.ts';

const permission = { functionName: 'Shop-work', action: 'sqs:SendMessage', resource: '<Work>' };
const granted = [
  { handler: 'work', action: 'sqs:SendMessage', resource: '<Work>', on: 'queue Work', why: 'more work' },
  { handler: 'work', action: 'sqs:SendMessage', resource: '<Rest>', on: 'queue Rest', why: 'the rest' },
];

const folderOf = (...laptops: readonly object[]): string => {
  const folder = mkdtempSync(join(tmpdir(), 'permissions-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [index, laptop] of laptops.entries())
    writeFileSync(join(folder, `${index}.json`), JSON.stringify(laptop));
  return folder;
};

const idle = { permissions: [{ ...permission, used: false }], refusals: [] };
const busy = { permissions: [{ ...permission, used: true }], refusals: [] };

it('a permission that one laptop of several needed is needed', () => {
  const text = report(granted, neededIn(folderOf(idle, busy, idle), 'Shop'));
  expect(text.split('\n')).toEqual([
    'needed      work  sqs:SendMessage  queue Work  more work',
    'NOT NEEDED  work  sqs:SendMessage  queue Rest  the rest',
    '',
    '2 permissions, 1 needed, 1 not needed by what was played on 3 laptops',
  ]);
});

it('what was refused is said once', () => {
  const refused = { permissions: [], refusals: [{ message: 'work may not' }] };
  const text = report(granted, neededIn(folderOf(refused, refused), 'Shop'));
  expect(text).toMatch(/2 laptops\nRefused: work may not$/);
});

/** The core asks neither what time it is nor for chance: three nets, each proved by what must be caught in it. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root, run, type Skeleton, skeletonWith } from './skeleton.ts';

/** The lint knows these by name. */
const linted: Readonly<Record<string, string>> = {
  'core/asks-the-time.ts': 'export const at = Date.now();',
  'core/makes-a-date.ts': 'export const at = new Date();',
  'core/passes-the-clock-on.ts': 'export const clock = Date;',
  'core/waits.ts': 'setTimeout(() => undefined, 1);',
  'core/draws-an-id.ts': 'export const id = crypto.randomUUID();',
  'core/fetches.ts': "await fetch('https://example.com');",
  'core/speaks.ts': "console.log('hello');",
};

/** To the compiler of the core these do not exist: it is given the language and nothing around it. */
const unknownToTheCompiler: Readonly<Record<string, string>> = {
  'core/measures.ts': 'export const at = performance.now();',
  'core/reads-its-environment.ts': 'export const stage = process.env.STAGE;',
  'core/repeats.ts': 'setInterval(() => undefined, 1);',
  'core/looks-at-the-page.ts': 'export const title = document.title;',
};

/** What is left of the language that asks for the time, for chance, or for what lies around. */
const impure =
  /\bMath\s*\.\s*random\b|\bglobalThis\b|\bDate\s*\.\s*now\b|\bnew\s+Date\s*\(\s*\)|\bDate\s*\(\s*\)/;

let copy: Skeleton;
beforeAll(() => {
  copy = skeletonWith({
    ...linted,
    ...unknownToTheCompiler,
    'core/pure.ts': 'export const later = (instant: number, by: number): number => instant + by;',
    'core/time.ts': 'export const isoOf = (instant: number): string => new Date(instant).toISOString();',
    'lambdas/clock.ts': 'export const clock = (): number => Date.now();',
  });
});
afterAll(() => copy?.remove());

interface Diagnostic {
  readonly category: string;
  readonly location: { readonly path: string };
}

describe('the lint', () => {
  const restricted = (): string[] => {
    const { stdout } = run(copy.folder, 'biome', 'lint', '--reporter=json', '--max-diagnostics=none', '.');
    const { diagnostics } = JSON.parse(stdout) as { readonly diagnostics: readonly Diagnostic[] };
    return diagnostics
      .filter(({ category }) => category === 'lint/style/noRestrictedGlobals')
      .map(({ location }) => location.path);
  };

  it("reports each of the core's files that has a clock, chance, input or output, and no other file", () => {
    expect([...new Set(restricted())].toSorted()).toEqual(Object.keys(linted).toSorted());
  });
});

describe('the compiler of the core', () => {
  let said: string;
  beforeAll(() => {
    said = run(copy.folder, 'tsc', '-p', 'core').stdout;
  });

  it.each(Object.keys(unknownToTheCompiler))('does not know what %s wants', (file) => {
    expect(said).toMatch(new RegExp(`${file}\\(1,\\d+\\): error TS(2304|2584|2591|2580)`));
    expect(said).not.toMatch(/core\/(pure|time)\.ts/);
  });
});

describe('the words', () => {
  it.each([
    'Math.random()',
    'Math . random',
    'globalThis.Date',
    'Date.now()',
    'new Date()',
    'new Date( )',
    'Date()',
  ])('"%s" are caught', (code) => {
    expect(code).toMatch(impure);
  });

  it.each(['Math.min(1, 2)', 'new Date(instant)', 'Date.parse(text)', 'isDateOf'])('"%s" are not', (code) => {
    expect(code).not.toMatch(impure);
  });

  it('that ask for the time or for chance are in no file of the core, not even in the one that knows dates', () => {
    const files = globSync('core/**/*.ts', { cwd: root });
    const asking = files.filter((file) => impure.test(readFileSync(join(root, file), 'utf8')));
    expect(files.length).toBeGreaterThan(20);
    expect(asking).toEqual([]);
  });
});

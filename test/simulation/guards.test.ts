import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allGuards } from './guards.ts';
import { mutatedSources } from './mutated-sources.ts';
import { withoutGuards } from './without-guards.ts';

const root = join(import.meta.dirname, '../..');

describe('the guards of the core', () => {
  it('each stand where the list says, once', () => {
    const lost = allGuards.flatMap(({ name, cuts }) =>
      cuts
        .filter(({ file, cut }) => readFileSync(join(root, file), 'utf8').split(cut).length !== 2)
        .map(({ file }) => `${name}: ${file}`),
    );
    expect(lost).toEqual([]);
  });

  it('are not taken out where the text is not found', () => {
    expect(() => mutatedSources([{ file: 'core/time.ts', cut: 'no such text', put: '' }])).toThrow(
      'core/time.ts holds this text 0 times',
    );
  });

  it('are missed at once where they are all that keeps an interruption', async () => {
    const names = [
      'only the holder is heard',
      'a claim rises over the attempt before the call',
      'an answer that was lost is a call that may exist',
    ];
    const few = allGuards.filter(({ name }) => names.includes(name));
    const run = { seed: 7, histories: 1_500, workers: 1, known: [], guards: few };
    const removals = await withoutGuards(run, () => undefined);
    expect(removals.map(({ caughtBy }) => caughtBy.length > 0)).toEqual([true, true, true]);
  }, 120_000);
});

import { describe, expect, it } from 'vitest';
import { crewOf } from './crew.ts';
import { shrink } from './shrink.ts';
import { someHistory } from './some-history.ts';
import { emptyTally, type Tally } from './tally.ts';
import { tellHistory } from './tell-history.ts';
import { tellMany } from './tell-many.ts';

const problemsOf = (seed: number, { failures }: Tally): readonly string[] =>
  [...failures.values()].map(
    ({ index, invariant, detail }) => `${invariant}: ${detail} (npm run sim -- --replay ${seed}:${index})`,
  );

/** Different each time it runs; a failure names it. */
const freshSeed = Math.trunc(Date.now() / 1_000);

/** Milliseconds: also on a machine that has much else to do. */
const patience = 120_000;

describe('the real use cases among faults', () => {
  it.each([
    ['a fixed seed', 7],
    ['a fresh seed', freshSeed],
  ])(
    'keep what they promise, from %s',
    async (_name, seed) => {
      const tally = await tellMany({ seed, from: 0, count: 2_500 });
      expect(problemsOf(seed, tally)).toEqual([]);
      expect(tally.calls).toBeGreaterThan(500);
    },
    patience,
  );
});

describe('a history', () => {
  it('is told in the same way whenever it is told', async () => {
    const once = await tellHistory(someHistory(7, 3));
    const again = await tellHistory(someHistory(7, 3));
    expect(again).toEqual(once);
    expect(once.ledger.length).toBeGreaterThan(0);
  });

  it('can be written down as JSON and told from there', async () => {
    for (let index = 0; index < 50; index += 1) {
      const history = someHistory(11, index);
      const written = JSON.parse(JSON.stringify(history));
      expect((await tellHistory(written)).ledger).toEqual((await tellHistory(history)).ledger);
    }
  });

  it('is another one for another seed', () => {
    expect(someHistory(8, 3)).not.toEqual(someHistory(7, 3));
  });
});

describe('many threads', () => {
  it(
    'come to the same result as one',
    async () => {
      const body = new URL('./worker.ts', import.meta.url);
      const told = await Promise.all(
        [1, 2].map(async (size) => {
          const crew = crewOf(size, body);
          const tally = await crew.tell({ seed: 5, from: 0, count: 1_200 });
          await crew.dismiss();
          return tally;
        }),
      );
      const [one = emptyTally(), two = emptyTally()] = told;
      expect({ ...two, met: new Map([...two.met].sort()) }).toEqual({
        ...one,
        met: new Map([...one.met].sort()),
      });
      expect(one.histories).toBe(1_200);
    },
    patience,
  );
});

describe('a history that fails', () => {
  it('is cut down to the steps and faults without which it would not', async () => {
    const isResumed = async (history: Parameters<typeof tellHistory>[0]): Promise<boolean> =>
      (await tellHistory(history)).ledger.some(({ type }) => type === 'resumed');
    let index = 0;
    while (!(await isResumed(someHistory(7, index)))) index += 1;
    const shortest = await shrink(someHistory(7, index), isResumed);
    expect(shortest.faults).toEqual([]);
    expect(shortest.steps.map((step) => step.do)).toEqual(['call arrives', 'customer ends', 'agent chooses']);
    expect(await isResumed(shortest)).toBe(true);
  });
});

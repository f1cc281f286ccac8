/** `npm run sim`: the fault simulation. `--help` tells its options. */
import { crewOf } from './crew.ts';
import { allGuards } from './guards.ts';
import { readOptions } from './options.ts';
import { replay } from './replay.ts';
import { reportOf, reportText } from './report.ts';
import { type ShortCase, shortestOf } from './shortest.ts';
import type { Tally } from './tally.ts';
import { removalLine, withoutGuards } from './without-guards.ts';

const print = (text: string): void => void process.stdout.write(`${text}\n`);

const options = readOptions(process.argv.slice(2));

const tellAll = async (): Promise<Tally> => {
  const crew = crewOf(options.workers, new URL('./worker.ts', import.meta.url));
  try {
    return await crew.tell({ seed: options.seed, from: 0, count: options.histories });
  } finally {
    await crew.dismiss();
  }
};

const simulate = async (): Promise<boolean> => {
  const startedAt = performance.now();
  const tally = await tellAll();
  const seconds = (performance.now() - startedAt) / 1_000;
  const cases: ShortCase[] = [];
  for (const failure of tally.failures.values()) cases.push(await shortestOf(options.seed, failure));
  const report = reportOf({ options, tally, seconds, cases });
  print(options.json ? JSON.stringify(report) : reportText(report));
  return tally.violations === 0;
};

const checkGuards = async (): Promise<boolean> => {
  const known = [...(await tellAll()).failures.keys()];
  if (known.length > 0 && !options.json) print(`violated with every guard in place: ${known.join('; ')}`);
  const removals = await withoutGuards({ ...options, known, guards: allGuards }, (removal) => {
    if (!options.json) print(removalLine(removal));
  });
  const missed = removals.filter(({ caughtBy }) => caughtBy.length === 0);
  print(
    options.json
      ? JSON.stringify({ seed: options.seed, known, removals })
      : `${removals.length} guards taken out one by one, ${missed.length} not missed`,
  );
  return missed.length === 0 && known.length === 0;
};

const run = async (): Promise<boolean> => {
  if (options.replay) return replay(options.replay, print, options.json);
  return options.withoutGuards ? checkGuards() : simulate();
};

process.exitCode = (await run()) ? 0 : 1;

/** `npm run bench`: the figures that we hold ourselves to. `--help` tells its options. */
import { Command } from 'commander';
import { bundleAll } from './bundles.ts';
import { costOfMillion } from './cost.ts';
import { type Figure, isKept, tableOf } from './figure.ts';
import { measureProcesses } from './processes.ts';
import { detectKilobytes, panelKilobytes } from './sizes.ts';
import { playStories } from './stories.ts';

const { json, events } = new Command('npm run bench --')
  .description(
    'Counts and measures what a drop costs. Counts are the same on every machine and decide the exit code: 0 when each is within its budget. Ratios are of this run on this machine.',
  )
  .option('--json', 'prints JSON', false)
  .option('--events <count>', 'how many events a process is measured over', Number, 2_000)
  .parse()
  .opts<{ json: boolean; events: number }>();

const bundles = bundleAll();
const { agentEnded, dropToPush, callback, closed, resumed } = await playStories();
const ratios = await measureProcesses(bundles, events);
const ofConnect = (asked: typeof callback): number =>
  asked.filter(({ service }) => service === 'connect').length;

const count = (what: string, value: number, unit: string, budget: number): Figure => ({
  ...{ what, value, unit, budget, kind: 'count' },
});
const ratio = (what: string, value: number, budget: number): Figure => ({
  ...{ what, value, unit: 'times', budget, kind: 'ratio' },
});

const figures: readonly Figure[] = [
  count('Lambda invocations for a call that the agent ended', agentEnded, '', 0),
  count('Amazon Connect reads before the push of the offer', ofConnect(dropToPush), '', 0),
  count(
    'DescribeContact for a callback',
    callback.filter(({ operation }) => operation.startsWith('GET /contacts/')).length,
    '',
    1,
  ),
  count('AWS calls from the drop to the push, warm', dropToPush.length, '', 4),
  count('bundle of the function that meets drops', detectKilobytes(bundles), 'KB of 1,024', 300),
  count('panel, minified and compressed', await panelKilobytes(), 'KB', 25),
  count(
    'AWS list cost of 1M contacts, 1 % ended by the customer',
    costOfMillion(0.01, closed, resumed),
    '$',
    6,
  ),
  count(
    'AWS list cost of 1M contacts, 50 % ended by the customer',
    costOfMillion(0.5, closed, resumed),
    '$',
    20,
  ),
  ratio('start of a process with that function, to an empty one', ratios.start, 3),
  ratio('CPU for a drop, to the same calls by middy and the SDK', ratios.perDrop, 3),
  ratio('CPU for an ignored event, to middy and the logger', ratios.perIgnoredEvent, 2),
];

process.stdout.write(`${json ? JSON.stringify(figures, null, 2) : tableOf(figures)}\n`);
process.exit(figures.every((figure) => figure.kind === 'ratio' || isKept(figure)) ? 0 : 1);

/** `npm run load`: many agents, and a mass drop, on the laptop contact centre. `--help` tells its options. */
import { awaited } from '../../local/demo/awaited.ts';
import { startLaptop } from '../../local/laptop.ts';
import { tableReader } from '../scenarios/tables.ts';
import { connectCrowd } from './crowd.ts';
import { massDrop } from './mass-drop.ts';
import { Measured } from './measured.ts';
import { type MemoryMark, memoryMark } from './memory.ts';
import { readOptions } from './options.ts';
import { problemsIn, type Report, reportText } from './report.ts';

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const tell = (text: string): void => void process.stderr.write(`${text}\n`);

const options = readOptions(process.argv.slice(2));
/** Memory is read each time that so many offers have come. */
const marksEvery = 500;
/** Nothing more is waited for when nothing has come for so long. */
const silence = 60_000;

const secondsSince = (instant: number): number => Math.round((Date.now() - instant) / 100) / 10;

const troubles = new Map<string, number>();
let comesAgain = 0;
const onLog = (functionName: string, line: string): void => {
  if (line.includes('"message":"message comes again"')) comesAgain += 1;
  const [, message] = /"level":"(?:WARN|ERROR)".*?"message":"([^"]*)"/.exec(line) ?? [];
  if (message === undefined) return;
  const [, error] = /"error":"([^"]*)"/.exec(line) ?? [];
  const trouble = `${functionName.replace(/^Rejoin-/, '')}: ${message}${error ? ` (${error})` : ''}`;
  troubles.set(trouble, (troubles.get(trouble) ?? 0) + 1);
};

const memory: MemoryMark[] = [memoryMark('before the laptop')];
const laptop = await startLaptop({ port: 0, onLog });
const info = await laptop.info();
const tables = tableReader(info);
memory.push(memoryMark('before the agents'));

const connectedFrom = Date.now();
const crowd = await connectCrowd(info, options.agents);
await laptop.cloud.idle();
const toConnect = secondsSince(connectedFrom);
memory.push(memoryMark(`${options.agents} agents`));
tell(`${options.agents} agents are connected, after ${toConnect} s`);

const measured = new Measured();
const seen = new Set<() => void>();
crowd.onArrival((arrival) => {
  const before = measured.offers.size;
  measured.arrived(arrival);
  if (measured.offers.size === before) return;
  if (measured.offers.size % marksEvery === 0) memory.push(memoryMark(`${measured.offers.size} offers`));
  for (const look of seen) look();
});

const nextOffer = (): Promise<boolean> =>
  awaited<void, true>(
    {
      what: 'the next offer',
      withinMs: silence,
      watch: (look) => {
        seen.add(look);
        return () => void seen.delete(look);
      },
      past: () => [],
    },
    () => true,
  ).catch(() => false);

const droppedFrom = Date.now();
const dropping = massDrop(info, crowd.agentIds, options, (drop) => measured.dropped(drop));
while (measured.offers.size < options.drops && (await nextOffer()));
await dropping;
const toOffer = secondsSince(droppedFrom);
tell(`${measured.offers.size} offers have come, after ${toOffer} s`);

/** What is repeated comes later: when every pop-up has lapsed. */
await new Promise((resolve) => setTimeout(resolve, 12_000));
await laptop.cloud.idle();
memory.push(memoryMark('at rest'));

const ledger = await tables.of('Ledger');
const report: Report = {
  seconds: { toConnect, toDrop: options.seconds, toOffer },
  counts: {
    agents: options.agents,
    drops: options.drops,
    offered: measured.offers.size,
    missing: options.drops - measured.offers.size,
    repeated: measured.repeated,
    misdelivered: measured.misdelivered,
    poppedUp: measured.poppedUp,
    socketsLost: crowd.lost,
    deadLetters: laptop.cloud.deadLetters().length,
    ledgerOffers: ledger.filter(({ type }) => type === 'offered').length,
  },
  latencyMs: measured.latency(),
  displacement: measured.displacement(),
  memory,
  comesAgain,
  troubles: Object.fromEntries(troubles),
};
await crowd.leave();
await laptop.cloud.idle();
tables.stop();
await laptop.stop();
const problems = problemsIn(report);
print(options.json ? JSON.stringify({ ...report, problems }) : reportText(report));
process.exitCode = problems.length === 0 ? 0 : 1;

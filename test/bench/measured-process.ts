/**
 * A process of its own that runs one handler over many events, one after the other, and says how much CPU an event
 * took: `node measured-process.ts <bundle> <events.json> <how many warm it up>`.
 */
import { readFileSync } from 'node:fs';
import { context } from '../handlers/aws-events.ts';

const [bundle = '', events = '', warmUp = '0'] = process.argv.slice(2);
const { handler } = (await import(bundle)) as {
  readonly handler: (event: unknown, context: unknown) => Promise<unknown>;
};
const all: readonly unknown[] = JSON.parse(readFileSync(events, 'utf8'));
for (const event of all.slice(0, Number(warmUp))) await handler(event, context);
const measured = all.slice(Number(warmUp));
const before = process.cpuUsage();
for (const event of measured) await handler(event, context);
const { user, system } = process.cpuUsage(before);
// On a line of its own, after whatever the handler has logged.
process.stdout.write(`\n${JSON.stringify({ microseconds: (user + system) / measured.length })}\n`, () =>
  process.exit(0),
);

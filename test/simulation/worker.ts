/** One thread of the simulation: told a range, it answers with its tally. */
import { parentPort } from 'node:worker_threads';
import { type Range, tellMany } from './tell-many.ts';

const port = parentPort;
if (!port) throw new Error('this file is the body of a worker thread; run sim.ts');

port.on('message', (range: Range) => {
  tellMany(range).then(
    (tally) => port.postMessage({ tally }),
    (error: unknown) => port.postMessage({ problem: error instanceof Error ? error.stack : String(error) }),
  );
});

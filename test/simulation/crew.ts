/** Worker threads that share a run. Which thread told which history makes no difference to the tally. */
import { Worker } from 'node:worker_threads';
import { add, emptyTally, type Tally } from './tally.ts';
import type { Range } from './tell-many.ts';

type Report = { readonly tally: Tally } | { readonly problem: string };

const portion = 500;

/** A history leaves much behind that nobody needs any more: room for it makes collecting it rare. */
const resourceLimits = { maxYoungGenerationSizeMb: 128 };

const tellOn = (worker: Worker, range: Range): Promise<Tally> =>
  new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (report: Report) => {
      worker.off('error', reject);
      if ('tally' in report) resolve(report.tally);
      else reject(new Error(report.problem));
    });
    worker.postMessage(range);
  });

const hasOther = ({ failures }: Tally, known: readonly string[] | undefined): boolean =>
  known !== undefined && [...failures.keys()].some((invariant) => !known.includes(invariant));

export interface Crew {
  tell(range: Range): Promise<Tally>;
  dismiss(): Promise<void>;
}

/** @param body the file of the threads; another one where a copy of the sources is told */
export const crewOf = (size: number, body: URL): Crew => {
  const workers = Array.from({ length: size }, () => new Worker(body, { resourceLimits }));
  return {
    tell: async ({ seed, from, count, untilOtherThan }) => {
      const sum = emptyTally();
      let next = from;
      const work = async (worker: Worker): Promise<void> => {
        while (next < from + count && !hasOther(sum, untilOtherThan)) {
          const start = next;
          next = Math.min(start + portion, from + count);
          add(sum, await tellOn(worker, { seed, from: start, count: next - start, untilOtherThan }));
        }
      };
      await Promise.all(workers.map(work));
      return sum;
    },
    dismiss: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
};

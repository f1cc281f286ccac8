/** Bundles what is compared: our functions, and handlers that do no more than they must. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { buildOptions } from '../../lib/handler-code.ts';

const baselines = ['empty', 'same-calls', 'reads-and-logs'] as const;
export type Compared = 'contact-events' | (typeof baselines)[number];

/** @returns the folder; each handler is `<name>/index.mjs` in it */
export const bundleAll = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'rejoin-bench-'));
  const options = buildOptions(['contact-events'], folder);
  const ofBaselines = baselines.map((name) => ({
    in: join(import.meta.dirname, `handlers/${name}.ts`),
    out: join(name, 'index'),
  }));
  buildSync({ ...options, entryPoints: [...options.entryPoints, ...ofBaselines] });
  return folder;
};

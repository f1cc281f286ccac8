/** Bundles as they are deployed and served. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { browserOptions } from '../../lib/page-files.ts';

export const detectKilobytes = (bundles: string): number =>
  statSync(join(bundles, 'contact-events/index.mjs')).size / 1_024;

/** With the words of the longest language; without Amazon Connect Streams and the workspace's SDK. */
export const panelKilobytes = async (): Promise<number> => {
  const { outputFiles } = await build({
    ...browserOptions,
    ...{ entryPoints: ['panel/mount-panel.tsx'], splitting: true, write: false, outdir: 'nowhere' },
  });
  const sizes = outputFiles.map(({ contents }) => gzipSync(contents).byteLength).toSorted((a, b) => b - a);
  const [panel = 0, longest = 0] = sizes;
  return (panel + longest) / 1_000;
};

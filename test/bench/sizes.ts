/** Bundles as they are deployed and served. */
import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { browserOptions } from '../../lib/page-files.ts';

export const detectKilobytes = (bundles: string): number =>
  statSync(join(bundles, 'contact-events/index.mjs')).size / 1_024;

/** What a page fetches of it, by the part's name, in compressed bytes; without Amazon Connect Streams and the workspace's SDK. */
export const compressedParts = async (entry: string): Promise<ReadonlyMap<string, number>> => {
  const { outputFiles } = await build({
    ...browserOptions,
    ...{ entryPoints: [entry], splitting: true, write: false, outdir: 'nowhere', chunkNames: '[name]' },
  });
  return new Map(
    outputFiles.map(({ path, contents }) => [basename(path, '.js'), gzipSync(contents).byteLength]),
  );
};

/** The panel with the words of the longest language: a page fetches one. */
export const panelKilobytes = async (): Promise<number> => {
  const { 'mount-panel': panel = Number.NaN, ...languages } = Object.fromEntries(
    await compressedParts('panel/mount-panel.tsx'),
  );
  return (panel + Math.max(...Object.values(languages))) / 1_000;
};

import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

const sizes = async (): Promise<ReadonlyMap<string, number>> => {
  const { outputFiles } = await build({
    entryPoints: ['panel/mount-panel.tsx'],
    bundle: true,
    splitting: true,
    write: false,
    outdir: 'nowhere',
    chunkNames: '[name]',
    minify: true,
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.css': 'text' },
  });
  return new Map(
    outputFiles.map(({ path, contents }) => [basename(path, '.js'), gzipSync(contents).byteLength]),
  );
};

it('the panel with its styles and the words of the longest language is at most 25,000 bytes, minified and compressed', async () => {
  const { 'mount-panel': panel = Number.NaN, ...languages } = Object.fromEntries(await sizes());
  const total = panel + Math.max(...Object.values(languages));
  const told = Object.entries(languages).map(([name, bytes]) => `${name} ${bytes}`);
  process.stdout.write(`panel ${panel} bytes + one of ${told.join(', ')} = at most ${total}\n`);
  expect(Object.keys(languages).sort()).toEqual(['en', 'es', 'pt-br']);
  expect(total).toBeLessThanOrEqual(25_000);
});

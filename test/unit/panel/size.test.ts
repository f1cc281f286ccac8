import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

const sizes = async (entry: string): Promise<ReadonlyMap<string, number>> => {
  const { outputFiles } = await build({
    entryPoints: [entry],
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
  const { 'mount-panel': panel = Number.NaN, ...languages } = Object.fromEntries(
    await sizes('panel/mount-panel.tsx'),
  );
  const total = panel + Math.max(...Object.values(languages));
  const told = Object.entries(languages).map(([name, bytes]) => `${name} ${bytes}`);
  process.stdout.write(`panel ${panel} bytes + one of ${told.join(', ')} = at most ${total}\n`);
  expect(Object.keys(languages).sort()).toEqual(['en', 'es', 'pt-br']);
  expect(total).toBeLessThanOrEqual(25_000);
});

it('the sign-in, which is fetched beside the panel, is one file of at most 12,000 bytes', async () => {
  const files = await sizes('panel/sign-in/sign-in.ts');
  expect([...files.keys()]).toEqual(['sign-in']);
  expect(files.get('sign-in')).toBeLessThanOrEqual(12_000);
});

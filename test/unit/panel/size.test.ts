import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

it('the panel with everything it needs is at most 25 KB, minified and compressed', async () => {
  const { outputFiles } = await build({
    entryPoints: ['panel/mount-panel.tsx'],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.css': 'text' },
  });
  const bytes = outputFiles.map(({ contents }) => gzipSync(contents).byteLength);
  expect(bytes).toHaveLength(1);
  expect(bytes[0]).toBeLessThanOrEqual(25 * 1_024);
});

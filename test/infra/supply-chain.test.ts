/** What ships: whose it is, that nothing else gets in, and that it comes out the same twice. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { expect, it } from 'vitest';
import { shippedPackages } from '../../admin/licences/shipped-packages.ts';
import { buildOptions } from '../../lib/handler-code.ts';
import { handlerNames } from '../../lib/handler-functions.ts';

const root = join(import.meta.dirname, '../..');
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

/** They ask for no more than that their text goes along. */
const allowed = new Set(['MIT', 'MIT-0', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', '0BSD']);

it('every package that ships is under a licence that lets us ship it', () => {
  const shipped = shippedPackages();
  expect(shipped.filter(({ licence }) => !allowed.has(licence))).toEqual([]);
  expect(shipped.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['@middy/core', 'preact', 'valibot', '@aws-sdk/client-connect']),
  );
});

it('only packages that are declared as dependencies, and what these need, ship', () => {
  const lock = JSON.parse(textOf('package-lock.json')) as {
    packages: Record<string, { readonly dev?: boolean }>;
  };
  const forDevelopment = shippedPackages().filter(({ name }) => lock.packages[`node_modules/${name}`]?.dev);
  expect(forDevelopment).toEqual([]);
});

it('every dependency is one exact version, and the lock file names no host', () => {
  const { dependencies, devDependencies } = JSON.parse(textOf('package.json')) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >;
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
  );
  expect(loose).toEqual([]);
  expect(textOf('package-lock.json')).not.toMatch(/"resolved":/);
});

const hashes = (outdir: string): readonly string[] =>
  buildSync({ ...buildOptions(handlerNames, outdir), write: false, sourcemap: false }).outputFiles.map(
    ({ contents }) => createHash('sha256').update(contents).digest('hex'),
  );

it('the same sources give the same bundles, byte for byte, wherever they are built', () => {
  expect(hashes('/tmp/here')).toEqual(hashes('/somewhere/else'));
  expect(new Set(hashes('/tmp/here')).size).toBeGreaterThanOrEqual(handlerNames.length);
});

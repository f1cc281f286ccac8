/** The packages of which something ends up in what is deployed: in a function's bundle, or in an agent's page. */
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuildOptions, buildSync, type Metafile } from 'esbuild';
import * as v from 'valibot';
import { buildOptions } from '../../lib/handler-code.ts';
import { handlerNames } from '../../lib/handler-functions.ts';

export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression, as the package declares it. */
  readonly licence: string;
  readonly in: readonly ('functions' | 'pages')[];
}

const root = join(import.meta.dirname, '../..');

const pages = {
  absWorkingDir: root,
  entryPoints: ['ccp/main', 'workspace/panel', 'workspace/service'].map((page) => `panel/pages/${page}.ts`),
  ...{ bundle: true, minify: true, format: 'esm', target: 'es2023', splitting: true },
  ...{ jsx: 'automatic', jsxImportSource: 'preact', loader: { '.css': 'text' } },
  outdir: join(tmpdir(), 'rejoin-licences'),
  logLevel: 'silent',
} satisfies BuildOptions;

const inputsOf = (options: BuildOptions): Metafile['inputs'] => {
  const { metafile } = buildSync({ ...options, write: false, metafile: true });
  if (!metafile) throw new Error('esbuild gave no metafile');
  const kept = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
  return Object.fromEntries(
    kept.flatMap((path) => (metafile.inputs[path] ? [[path, metafile.inputs[path]]] : [])),
  );
};

/** Where the package of this file lies; undefined for a file of our own. */
const packageFolder = (path: string): string | undefined =>
  /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];

const described = v.object({ name: v.string(), version: v.string(), license: v.string() });

const read = (folder: string): v.InferOutput<typeof described> => {
  const file = join(root, folder, 'package.json');
  const found = v.safeParse(described, JSON.parse(readFileSync(file, 'utf8')));
  if (!found.success) throw new Error(`${file} does not say its name, version and licence as texts`);
  return found.output;
};

/** The CCP page loads it as a script of its own. */
const besideThePages = ['node_modules/amazon-connect-streams'];

const foldersIn = (options: BuildOptions): ReadonlySet<string> =>
  new Set(Object.keys(inputsOf(options)).flatMap((path) => packageFolder(path) ?? []));

export const shippedPackages = (): readonly ShippedPackage[] => {
  const functions = foldersIn(buildOptions(handlerNames, join(tmpdir(), 'rejoin-licences')));
  const inPages = new Set([...foldersIn(pages), ...besideThePages]);
  return [...new Set([...functions, ...inPages])]
    .map((folder): ShippedPackage => {
      const { name, version, license } = read(folder);
      const where = [functions.has(folder) && 'functions', inPages.has(folder) && 'pages'] as const;
      return { name, version, licence: license, in: where.filter((one) => one !== false) };
    })
    .sort((one, other) => one.name.localeCompare(other.name));
};

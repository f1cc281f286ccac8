/** The agents' pages as they are served: one folder, everything bundled into it but what differs per installation. */
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Stack, Stage } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { type BuildOptions, buildSync } from 'esbuild';

const root = join(import.meta.dirname, '..');
const pages = join(root, 'panel/pages');

/** The CCP page lies at the top, the applications of the agent workspace in a folder of their own. */
export const workspaceFolder = 'workspace';

/** By where a file lies in the folder: which file of the project it is. */
const copied = (): Readonly<Record<string, string>> => ({
  'index.html': join(pages, 'ccp/index.html'),
  'page.css': join(pages, 'ccp/page.css'),
  'icon.svg': join(pages, 'ccp/icon.svg'),
  'connect-streams.js': join(
    dirname(createRequire(import.meta.url).resolve('amazon-connect-streams')),
    'connect-streams-min.js',
  ),
  [`${workspaceFolder}/panel.html`]: join(pages, 'workspace/panel.html'),
  [`${workspaceFolder}/panel.css`]: join(pages, 'workspace/panel.css'),
  [`${workspaceFolder}/service.html`]: join(pages, 'workspace/service.html'),
});

const options = {
  ...{ absWorkingDir: root, bundle: true, minify: true, splitting: true, format: 'esm', target: 'es2023' },
  ...{ jsx: 'automatic', jsxImportSource: 'preact', loader: { '.css': 'text' }, chunkNames: '[name]-[hash]' },
  ...{ legalComments: 'none', logLevel: 'warning' },
} satisfies BuildOptions;

/** @param signInModule the installation's own sign-in, beside each page; undefined: the pages' own */
export const buildPages = (folder: string, signInModule?: string): void => {
  rmSync(folder, { recursive: true, force: true });
  const put = (file: string, source: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    copyFileSync(source, join(folder, file));
  };
  for (const [file, source] of Object.entries(copied())) put(file, source);
  if (signInModule !== undefined)
    for (const file of ['sign-in.js', `${workspaceFolder}/sign-in.js`]) put(file, signInModule);
  buildSync({ ...options, outdir: folder, entryPoints: [{ in: join(pages, 'ccp/main.ts'), out: 'page' }] });
  buildSync({
    ...options,
    outdir: join(folder, workspaceFolder),
    entryPoints: ['panel', 'service'].map((name) => ({ in: join(pages, `workspace/${name}.ts`), out: name })),
  });
};

/** The folder to deploy; the sources as they are where bundling is switched off. */
export const bundlePages = (scope: Construct, signInModule?: string): string => {
  if (!Stack.of(scope).bundlingRequired) return pages;
  const folder = join(Stage.of(scope)?.outdir ?? 'cdk.out', 'pages');
  buildPages(folder, signInModule);
  return folder;
};

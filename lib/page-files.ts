/** The agents' pages as they are served: one folder, everything bundled into it but what differs per installation. */
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { type BuildOptions, buildSync } from 'esbuild';

const root = join(import.meta.dirname, '..');
const panel = join(root, 'panel');

/** The CCP page lies at the top, the applications of the agent workspace in a folder of their own. */
export const workspaceFolder = 'workspace';

/** How whatever runs in an agent's browser is bundled, here and on the laptop. */
export const browserOptions = {
  ...{ bundle: true, minify: true, format: 'esm', target: 'es2023', legalComments: 'none' },
  ...{ jsx: 'automatic', jsxImportSource: 'preact', loader: { '.css': 'text' } },
} satisfies BuildOptions;

/** By where a file lies in the folder: which file of the project it is. */
const copied = (): Readonly<Record<string, string>> => ({
  'index.html': 'panel/pages/ccp/index.html',
  'page.css': 'panel/pages/ccp/page.css',
  'icon.svg': 'panel/pages/ccp/icon.svg',
  'connect-streams.js': join(
    dirname(createRequire(import.meta.url).resolve('amazon-connect-streams')),
    'connect-streams-min.js',
  ),
  'signed-in.html': 'panel/sign-in/signed-in.html',
  [`${workspaceFolder}/panel.html`]: 'panel/pages/workspace/panel.html',
  [`${workspaceFolder}/panel.css`]: 'panel/pages/workspace/panel.css',
  [`${workspaceFolder}/service.html`]: 'panel/pages/workspace/service.html',
  [`${workspaceFolder}/signed-in.html`]: 'panel/sign-in/signed-in.html',
});

/** In a folder: its pages' scripts share parts, those of the sign-in are fetched alone. */
const bundle = (folder: string, scripts: Readonly<Record<string, string>>): void => {
  const options = { ...browserOptions, absWorkingDir: root, outdir: folder, logLevel: 'warning' } as const;
  buildSync({ ...options, entryPoints: { ...scripts }, splitting: true, chunkNames: '[name]-[hash]' });
  for (const name of ['sign-in', 'signed-in'])
    buildSync({ ...options, entryPoints: [join(panel, `sign-in/${name}.ts`)] });
};

/** Empties the folder first. */
export const buildPages = (folder: string): void => {
  rmSync(folder, { recursive: true, force: true });
  for (const [file, source] of Object.entries(copied())) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    copyFileSync(resolve(root, source), join(folder, file));
  }
  bundle(folder, { page: join(panel, 'pages/ccp/main.ts') });
  bundle(join(folder, workspaceFolder), {
    panel: join(panel, 'pages/workspace/panel.ts'),
    service: join(panel, 'pages/workspace/service.ts'),
  });
};

/** The folder with the agents' pages that a deployment takes along. */
import { join } from 'node:path';
import { Stack, Stage } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { buildPages } from './page-files.ts';

/** Where bundling is switched off, the sources as they are. */
export const bundlePages = (scope: Construct): string => {
  if (!Stack.of(scope).bundlingRequired) return join(import.meta.dirname, '../panel/pages');
  const folder = join(Stage.of(scope)?.outdir ?? 'cdk.out', 'pages');
  buildPages(folder);
  return folder;
};

import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { areas, cruise, type Report } from './cruise.ts';
import { type Files, root, type Skeleton, skeletonWith } from './skeleton.ts';

describe('the arrows between the areas', () => {
  const seen = cruise(root);
  const sources = seen.modules.map(({ source }) => source);

  it('are kept', () => {
    expect(seen.summary.violations).toEqual([]);
  });

  it('were really looked at: every source file of every area, more than a hundred of them', () => {
    const files = globSync(`{${areas.join(',')}}/**/*.{ts,tsx}`, { cwd: root });
    expect(areas).toEqual(expect.arrayContaining(['bin', 'core', 'lambdas', 'lib', 'local', 'panel']));
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => !file.endsWith('.d.ts') && !sources.includes(file))).toEqual([]);
    expect(seen.summary.totalDependenciesCruised).toBeGreaterThan(files.length);
  });
});

/** What the areas may import. */
const allowed: Files = {
  'core/time.ts': 'export const now = 0;',
  'core/errors.ts': 'export const code = 1;',
  'core/contracts/frame.ts': "import * as v from 'valibot';\nexport const frame = v.string();",
  'core/interruption/chain.ts': "import { now } from '../time.ts';\nexport const chain = now;",
  'core/use-cases/dial.ts': "import { chain } from '../interruption/chain.ts';\nexport const dial = chain;",
  'lambdas/adapters/clients.ts':
    "import { SQSClient } from '@aws-sdk/client-sqs';\nexport { code } from '../../core/errors.ts';\nexport const sqs = () => new SQSClient();",
  'lambdas/runtime/composition.ts': "export { sqs } from '../adapters/clients.ts';",
  'lambdas/handlers/dials.ts':
    "import middy from '@middy/core';\nimport { sqs } from '../runtime/composition.ts';\nimport { dial } from '../../core/use-cases/dial.ts';\nexport const handler = middy(() => [sqs, dial]);",
  'lib/stack.ts':
    "import { Stack } from 'aws-cdk-lib';\nexport { frame } from '../core/contracts/frame.ts';\nexport const stack = Stack;",
  'bin/app.ts': "import '../lib/stack.ts';",
  'panel/app.ts':
    "import { now } from '../core/time.ts';\nimport { frame } from '../core/contracts/frame.ts';\nexport const app = [now, frame];",
  'local/start.ts': "import '../core/use-cases/dial.ts';\nimport '../lib/stack.ts';\nexport const start = 1;",
  'admin/admin.ts': "import '../local/start.ts';\nimport '../core/contracts/frame.ts';",
  'test/dials.ts': "import '../lambdas/handlers/dials.ts';\nimport '../admin/admin.ts';",
  'contact-flows/callback.json': '{}',
  // Half of a circle, which is reported for its other half.
  'local/hen.ts': "import './egg.ts';",
};

/** One forbidden import each: the rule that it breaks, the file, and what is in it. */
const forbidden: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['core-imports', 'core/knows-lambdas.ts', "import '../lambdas/runtime/composition.ts';"],
  [
    'core-imports',
    'core/knows-lambdas-types.ts',
    "export type { sqs } from '../lambdas/runtime/composition.ts';",
  ],
  [
    'core-imports',
    'core/knows-lambdas-late.ts',
    "export const late = () => import('../lambdas/handlers/dials.ts');",
  ],
  ['core-imports', 'core/knows-node.ts', "import 'node:fs';"],
  ['core-imports', 'core/knows-aws.ts', "import '@aws-sdk/client-dynamodb';"],
  ['core-imports', 'core/knows-another-package.ts', "import '@middy/core';"],
  ['core-imports', 'core/knows-a-package-built-into-dist.ts', "import 'jose';"],
  ['core-imports', 'core/knows-the-page.ts', "import '../panel/app.ts';"],
  ['only-adapters-import-the-sdk', 'lambdas/handlers/calls-aws.ts', "import '@aws-sdk/client-connect';"],
  ['only-adapters-import-the-sdk', 'lambdas/runtime/calls-aws.ts', "import '@aws-sdk/client-sqs';"],
  ['only-adapters-import-the-sdk', 'lib/calls-aws.ts', "import type {} from '@aws-sdk/client-sqs';"],
  ['only-runtime-builds-adapters', 'lambdas/handlers/builds.ts', "import '../adapters/clients.ts';"],
  ['handlers-call-core-and-runtime', 'lambdas/handlers/knows-lib.ts', "import '../../lib/stack.ts';"],
  [
    'handlers-call-core-and-runtime',
    'lambdas/runtime/knows-flows.ts',
    "import '../../contact-flows/callback.json' with { type: 'json' };",
  ],
  ['adapters-know-only-core', 'lambdas/adapters/knows-runtime.ts', "import '../runtime/composition.ts';"],
  [
    'the-stack-names-lambda-files-by-path',
    'lib/knows-a-handler.ts',
    "import '../lambdas/handlers/dials.ts';",
  ],
  ['the-stack-names-lambda-files-by-path', 'bin/knows-the-page.ts', "import '../panel/app.ts';"],
  ['the-panel-imports-contracts-only', 'panel/knows-chains.ts', "import '../core/interruption/chain.ts';"],
  ['the-panel-imports-contracts-only', 'panel/knows-use-cases.ts', "import '../core/use-cases/dial.ts';"],
  ['the-panel-imports-contracts-only', 'panel/knows-lambdas.ts', "import '../lambdas/handlers/dials.ts';"],
  ['nothing-imports-test-local-or-admin', 'core/knows-test.ts', "import '../test/dials.ts';"],
  ['nothing-imports-test-local-or-admin', 'lib/knows-local.ts', "import '../local/start.ts';"],
  ['nothing-imports-test-local-or-admin', 'panel/knows-admin.ts', "import '../admin/admin.ts';"],
  ['local-and-admin-do-not-import-test', 'local/knows-test.ts', "import '../test/dials.ts';"],
  ['local-and-admin-do-not-import-test', 'admin/knows-test.ts', "import '../test/dials.ts';"],
  ['not-resolvable', 'lib/knows-nobody.ts', "import './nobody.ts';"],
  ['no-circular', 'local/egg.ts', "import './hen.ts';"],
];

describe('in a copy of the areas', () => {
  let copy: Skeleton;
  let seen: Report;

  beforeAll(() => {
    const seeds = Object.fromEntries(forbidden.map(([, file, text]) => [file, text]));
    copy = skeletonWith({ ...allowed, ...seeds });
    // The copy's packages are a link, and are to be known by the name under which they are imported.
    seen = cruise(copy.folder, '--preserve-symlinks');
  });
  afterAll(() => copy?.remove());

  it.each(forbidden)('%s catches %s', (rule, file) => {
    const broken = seen.summary.violations.filter(({ from }) => from === file).map((each) => each.rule.name);
    expect(broken).toContain(rule);
  });

  it('what may be imported is not reported', () => {
    const reported = seen.summary.violations.map(({ from }) => from);
    expect(Object.keys(allowed).filter((file) => reported.includes(file))).toEqual([]);
  });

  it('every rule that the project has is broken once', () => {
    const { forbidden: rules } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
      readonly forbidden: readonly { readonly name: string }[];
    };
    const broken = new Set(forbidden.map(([rule]) => rule));
    expect(rules.map(({ name }) => name).toSorted()).toEqual([...broken].toSorted());
  });
});

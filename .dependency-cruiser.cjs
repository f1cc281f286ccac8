/**
 * The arrows between the areas. `npm run arrows` fails on a forbidden import, on a cycle,
 * and (test/arrows) when it stops seeing modules at all.
 */
const only = (from, allowed, why) => ({
  name: `${from.split('/').pop()}-imports`,
  comment: why,
  severity: 'error',
  from: { path: `^${from}/` },
  to: { pathNot: allowed.map((path) => `^${path}`) },
});

const npm = (...names) => names.map((name) => `node_modules/${name}(/|$)`);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'not-resolvable',
      severity: 'error',
      from: {},
      // aws-lambda is types alone, from @types/aws-lambda.
      to: { couldNotResolve: true, pathNot: '^aws-lambda$' },
    },
    only(
      'core',
      ['core/', ...npm('valibot')],
      'The core imports nothing outside itself and its schema library.',
    ),
    {
      name: 'only-adapters-import-the-sdk',
      severity: 'error',
      from: { path: '^(core|lambdas|panel|lib)/', pathNot: '^lambdas/adapters/' },
      to: { path: 'node_modules/@(aws-sdk|smithy)/' },
    },
    {
      name: 'only-runtime-builds-adapters',
      severity: 'error',
      from: { path: '^(core|lambdas|panel|lib)/', pathNot: '^lambdas/(adapters|runtime)/' },
      to: { path: '^lambdas/adapters/' },
    },
    {
      name: 'handlers-call-core-and-runtime',
      severity: 'error',
      from: { path: '^lambdas/' },
      to: { path: '^(lib|bin|panel|local|admin|test|contact-flows)/' },
    },
    {
      name: 'adapters-know-only-core',
      severity: 'error',
      from: { path: '^lambdas/adapters/' },
      to: { path: '^lambdas/(handlers|runtime)/' },
    },
    {
      name: 'the-stack-names-lambda-files-by-path',
      severity: 'error',
      from: { path: '^(lib|bin)/' },
      to: { path: '^(lambdas|panel|local|admin|test)/' },
    },
    {
      name: 'the-panel-imports-contracts-only',
      severity: 'error',
      from: { path: '^panel/' },
      to: { path: '^(core/(?!contracts/|time)|lambdas|lib|bin|local|admin|test)' },
    },
    {
      name: 'nothing-imports-test-local-or-admin',
      severity: 'error',
      from: { pathNot: '^(test|local|admin)/' },
      to: { path: '^(test|local|admin)/' },
    },
    {
      name: 'local-and-admin-do-not-import-test',
      severity: 'error',
      from: { path: '^(local|admin)/' },
      to: { path: '^test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(cdk\\.out|dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};

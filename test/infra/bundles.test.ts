/** The bundles as they are deployed: bytes and contents, which are the same on every machine. */
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { buildOptions } from '../../lib/handler-code.ts';
import { handlerNames } from '../../lib/handler-functions.ts';
import { permissionsOf } from './permissions.ts';
import { resourcesOf, synthesized } from './synthesized.ts';

const outdir = mkdtempSync(join(tmpdir(), 'rejoin-bundles-'));
const { outputs } = buildSync({ ...buildOptions(handlerNames, outdir), metafile: true }).metafile;
const bundleOf = (handler: string) => {
  const [, found] = Object.entries(outputs).find(([path]) => path.endsWith(`/${handler}/index.mjs`)) ?? [];
  if (!found) throw new Error(`No bundle of ${handler} among ${Object.keys(outputs).join(', ')}`);
  return found;
};

const prefixes: Readonly<Record<string, string>> = {
  'client-dynamodb': 'dynamodb',
  'client-sqs': 'sqs',
  'client-connect': 'connect',
  'client-apigatewaymanagementapi': 'execute-api',
  'client-kms': 'kms',
  'client-eventbridge': 'events',
};

/** A transaction needs what its parts need; the client carries the command for endpoint discovery and never sends it. */
const notPermissions = ['TransactWriteItems', 'DescribeEndpoints'];

/** What the commands in a bundle ask permission for. */
const actionsIn = (handler: string): string[] =>
  Object.entries(bundleOf(handler).inputs)
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .flatMap(([path]) => {
      const [, client = '', command = ''] =
        /@aws-sdk\/(client-[\w-]+)\/.*\/commands\/(\w+)Command\.js$/.exec(path) ?? [];
      if (command === '' || notPermissions.includes(command)) return [];
      return [
        command.endsWith('ToConnection') || command === 'DeleteConnection'
          ? 'execute-api:ManageConnections'
          : `${prefixes[client]}:${command}`,
      ];
    });

const template = synthesized();
const permissions = permissionsOf(template);

/** Permissions for what handlers ask of AWS themselves; logging and reading the queue are Lambda's. */
const allowedTo = (handler: string): string[] => [
  ...new Set(
    permissions
      .filter((each) => each.handler === handler)
      .map(({ action }) => action)
      .filter((action) => /^(dynamodb|connect|events|execute-api|kms):|^sqs:SendMessage$/.test(action)),
  ),
];

/** Bundled from adapters that also serve others: these carry calls that they never make. */
const sharing = ['canary', 'socket-authorizer', 'socket-connect', 'socket-disconnect', 'ticket'];
const keepers = handlerNames.filter((handler) => !sharing.includes(handler));

const variables = new Map(
  [...resourcesOf(template, 'AWS::Lambda::Function').values()].map(({ Properties }) => [
    String(Properties.FunctionName),
    Object.keys((Properties.Environment as { Variables: object }).Variables).filter(
      (name) => !/^(POWERTOOLS_|NODE_OPTIONS$)/.test(name),
    ),
  ]),
);
const variablesOf = (handler: string): string[] => variables.get(`Rejoin-${handler}`) ?? [];
const allVariables = [...new Set([...variables.values()].flat())];

describe('bundles', () => {
  it('the function that meets every dropped call is at most 300 KB, of 1,024 bytes as esbuild counts', () => {
    expect(bundleOf('contact-events').bytes).toBeLessThanOrEqual(300 * 1_024);
  });

  it('it does not carry the client of Amazon Connect, which it never calls', () => {
    expect(actionsIn('contact-events').filter((action) => action.startsWith('connect:'))).toEqual([]);
    expect(Object.keys(bundleOf('contact-events').inputs).join()).not.toContain('client-connect');
  });

  it('only the functions that dial, note callers and look them up carry the hash of numbers', () => {
    const carrying = handlerNames.filter((handler) =>
      Object.keys(bundleOf(handler).inputs).some((path) => path.includes('kms-number-hash')),
    );
    expect(carrying.toSorted()).toEqual(['customer-calls-in', 'dials', 'look-ups']);
  });

  it.each(handlerNames)('%s brings everything along but what Node has itself', (handler) => {
    const needed = bundleOf(handler).imports.filter(({ kind }) => kind === 'import-statement');
    expect(needed.map(({ path }) => path).filter((path) => !isBuiltin(path))).toEqual([]);
  });

  it.each(handlerNames)('%s looks for credentials in the environment and nowhere else', (handler) => {
    expect(Object.keys(bundleOf(handler).inputs).join()).not.toContain('credential-provider');
  });

  it.each(handlerNames)('%s may do nothing that its code does not do', (handler) => {
    const asked = actionsIn(handler);
    expect(allowedTo(handler).filter((action) => !asked.includes(action))).toEqual([]);
  });

  it.each(keepers)('%s may do everything that its code does', (handler) => {
    const allowed = allowedTo(handler);
    expect(actionsIn(handler).filter((action) => !allowed.includes(action))).toEqual([]);
  });

  it.each(handlerNames)('%s is told the variables that it reads, and no others', (handler) => {
    const told = variablesOf(handler);
    const read = readFileSync(join(outdir, handler, 'index.mjs'), 'utf8');
    expect(allVariables.filter((name) => read.includes(`"${name}"`)).sort()).toEqual(told.sort());
  });

  it.each(handlerNames)('%s starts with what it is told and what Lambda sets', (handler) => {
    const script = `if (typeof (await import('./index.mjs')).handler !== 'function') throw new Error('no handler')`;
    const told = Object.fromEntries(variablesOf(handler).map((name) => [name, `https://${name}.example`]));
    const run = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: join(outdir, handler),
      encoding: 'utf8',
      env: {
        ...told,
        AWS_REGION: 'us-east-1',
        POWERTOOLS_SERVICE_NAME: 'rejoin',
        POWERTOOLS_METRICS_NAMESPACE: 'Rejoin',
      },
    });
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
  });

  it('every variable that the code asks for is told to somebody', () => {
    const sources = globSync('lambdas/**/*.ts').map((file) => readFileSync(file, 'utf8'));
    const asked = sources.flatMap((source) =>
      [...source.matchAll(/variable\('(\w+)'\)/g)].map(([, name]) => name),
    );
    expect([...new Set(asked)].sort()).toEqual(allVariables.sort());
  });
});

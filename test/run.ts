/** `npm test`: everything that CI checks, one step after the other, with one line of counts at the end. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';

interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly env?: NodeJS.ProcessEnv;
}

const folder = await mkdtemp(join(tmpdir(), 'rejoin-test-'));
const results = join(folder, 'vitest.json');
const records = join(folder, 'records');
await mkdir(records);

const areas = ['bin', 'lib', 'core', 'lambdas', 'panel', 'local', 'admin', 'test'];

const steps: readonly Step[] = [
  { name: 'format and lint', command: ['biome', 'ci', '.'] },
  { name: 'types of the core', command: ['tsc', '-p', 'core'] },
  { name: 'types of the panel', command: ['tsc', '-p', 'panel'] },
  { name: 'types', command: ['tsc', '-p', '.'] },
  {
    name: 'arrows',
    command: ['depcruise', '--config', '.dependency-cruiser.cjs', '--output-type', 'err', ...areas],
  },
  ...['minimal', 'example', 'second-region'].map(
    (name): Step => ({
      name: `synth of config/${name}.json, checked by CloudFormation's validator`,
      command: [
        ...(['cdk', 'synth', '--quiet', '-c', `config=config/${name}.json`] as const),
        ...['--output', join(folder, name)],
      ],
    }),
  ),
  {
    name: 'tests',
    command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`],
    env: { RECORDS_FOLDER: records },
  },
  {
    name: 'no secret in what the tests have logged',
    command: ['node', 'test/privacy/whole-run.ts', records],
  },
];

const run = ({ name, command: [program, ...args], env }: Step): Promise<boolean> =>
  new Promise((resolve) => {
    console.log(`\n── ${name}`);
    const startedAt = Date.now();
    const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, ...env } });
    child.once('error', (error) => {
      console.error(`${program} cannot be started: ${error.message}. Run npm ci first.`);
      resolve(false);
    });
    child.once('close', (code) => {
      console.log(
        `── ${name}: ${code === 0 ? 'ok' : `failed (${code})`} in ${Math.round((Date.now() - startedAt) / 100) / 10} s`,
      );
      resolve(code === 0);
    });
  });

const counts = v.object({ numPassedTests: v.number(), numFailedTests: v.number(), success: v.boolean() });

/** A run that broke off, or in which a file could not be loaded, counts as a failure too. */
const countTests = async (): Promise<{ passed: number; failed: number }> => {
  try {
    const read = v.parse(counts, JSON.parse(await readFile(results, 'utf8')));
    const failed = read.numFailedTests > 0 || read.success ? read.numFailedTests : 1;
    return { passed: read.numPassedTests, failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
};

let passed = 0;
let failed = 0;
for (const step of steps) {
  const isGreen = await run(step);
  if (step.name !== 'tests') {
    passed += isGreen ? 1 : 0;
    failed += isGreen ? 0 : 1;
    continue;
  }
  const tests = await countTests();
  passed += tests.passed;
  failed += isGreen ? 0 : Math.max(1, tests.failed);
}
await rm(folder, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

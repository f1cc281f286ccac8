/** `npm run permissions`: plays the scenarios and says which permissions they needed. */
import { spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { account, instanceArn, region } from '../../local/sample-centre.ts';
import { configuration, stackOf } from '../infra/synthesized.ts';
import { grantedIn } from './granted.ts';
import { neededIn } from './needed.ts';
import { pageWith, readPage, writePage } from './page.ts';
import { report } from './report.ts';

const command = new Command('npm run permissions --')
  .description(
    'Plays the scenarios in the laptop contact centre and prints every permission of every function, and whether it was needed. Exits with 0 only if none was missing and every test passed.',
  )
  .argument('[files...]', 'test files to play', ['test/scenarios'])
  .option('--from <folder>', 'print what an earlier run left in this folder, and play nothing')
  .option('--write', 'write the tables of docs/permissions.md, and play nothing')
  .parse();
const { from, write } = command.opts<{ from?: string; write?: boolean }>();
// Not `args`, which lacks the default.
const [files] = command.processedArgs as [readonly string[]];

const play = async (files: readonly string[]): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'rejoin-permissions-'));
  await new Promise<void>((resolve, reject) => {
    const env = { ...process.env, PERMISSIONS_FOLDER: folder };
    const child = spawn('vitest', ['run', ...files], { stdio: 'inherit', env });
    child.once('error', reject);
    child.once('close', (code) => {
      process.exitCode = code ?? 1;
      resolve();
    });
  });
  process.stdout.write(`\nWhat was needed is in ${folder}: print it again with --from.\n\n`);
  return folder;
};

if (write) {
  writePage(pageWith(grantedIn(stackOf(configuration).stack), readPage()));
} else {
  const { stackName } = configuration;
  const instance = { arn: instanceArn, region, account };
  const needed = neededIn(from ?? (await play(files)), stackName);
  process.stdout.write(`${report(grantedIn(stackOf({ ...configuration, instance }).stack), needed)}\n`);
  if (needed.refusals.length > 0) process.exitCode = 1;
}

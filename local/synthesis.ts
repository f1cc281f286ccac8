/** Synthesizes the stack for the laptop, in a process of its own as `cdk synth` does. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '..');

export interface Synthesis {
  /** The cloud assembly: template and bundles. */
  readonly assembly: string;
  remove(): Promise<void>;
}

/** @param configuration as config/example.json */
export const synthesize = async (configuration: object): Promise<Synthesis> => {
  const folder = await mkdtemp(join(tmpdir(), 'rejoin-'));
  const file = join(folder, 'configuration.json');
  await writeFile(file, JSON.stringify(configuration));
  const assembly = join(folder, 'cdk.out');
  await promisify(execFile)(process.execPath, ['bin/app.ts'], {
    cwd: root,
    env: { ...process.env, CDK_OUTDIR: assembly, CDK_CONTEXT_JSON: JSON.stringify({ config: file }) },
  });
  return { assembly, remove: () => rm(folder, { recursive: true, force: true }) };
};

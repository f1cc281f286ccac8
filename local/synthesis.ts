/** Synthesizes the stack for the laptop, in a process of its own as `cdk synth` does. */
import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '..');

export interface Synthesis {
  /** The cloud assembly: template and bundles. */
  readonly assembly: string;
  remove(): void;
}

/** @param configuration as config/example.json */
export const synthesize = async (configuration: object): Promise<Synthesis> => {
  const folder = await mkdtemp(join(tmpdir(), 'rejoin-'));
  // Also when the process is ended before anyone could stop it in an orderly way.
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  const file = join(folder, 'configuration.json');
  await writeFile(file, JSON.stringify(configuration));
  const assembly = join(folder, 'cdk.out');
  await promisify(execFile)(process.execPath, ['bin/app.ts'], {
    cwd: root,
    env: { ...process.env, CDK_OUTDIR: assembly, CDK_CONTEXT_JSON: JSON.stringify({ config: file }) },
  });
  return {
    assembly,
    remove: () => {
      process.removeListener('exit', remove);
      remove();
    },
  };
};

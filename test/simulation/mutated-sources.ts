/** A copy of the sources in which exact expressions are replaced, to be told histories instead of the real ones. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Cut {
  /** From the repository's root. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly cut: string;
  readonly put: string;
}

export interface MutatedSources {
  /** The body of the worker threads. */
  readonly worker: URL;
  remove(): void;
}

const root = join(import.meta.dirname, '../..');
const copied = [
  'package.json',
  'core',
  'test/simulation',
  'test/in-memory',
  ...['event-pattern', 'json', 'value-test', 'numeric-test'].map((name) => `local/cloud/${name}.ts`),
];

const apply = (directory: string, { file, cut, put }: Cut): void => {
  const path = join(directory, file);
  const text = readFileSync(path, 'utf8');
  const times = text.split(cut).length - 1;
  if (times !== 1)
    throw new Error(
      `${file} holds this text ${times} times, and it must be there exactly once:\n${cut}\nUpdate test/simulation/guards.ts.`,
    );
  writeFileSync(
    path,
    text.replace(cut, () => put),
  );
};

/** @throws when a text is not there exactly once: then the list of guards is out of date */
export const mutatedSources = (cuts: readonly Cut[]): MutatedSources => {
  const directory = mkdtempSync(join(tmpdir(), 'rejoin-simulation-'));
  for (const path of copied) {
    mkdirSync(join(directory, path, '..'), { recursive: true });
    cpSync(join(root, path), join(directory, path), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'));
  for (const cut of cuts) apply(directory, cut);
  return {
    worker: pathToFileURL(join(directory, 'test/simulation/worker.ts')),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
};

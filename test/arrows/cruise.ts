/** Runs dependency-cruiser as `npm run arrows` does, and reads what it saw. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { root, run } from './skeleton.ts';

const report = v.object({
  modules: v.array(v.object({ source: v.string() })),
  summary: v.object({
    totalDependenciesCruised: v.number(),
    violations: v.array(v.object({ from: v.string(), to: v.string(), rule: v.object({ name: v.string() }) })),
  }),
});
export type Report = v.InferOutput<typeof report>;

const script = v.parse(
  v.object({ scripts: v.object({ arrows: v.string() }) }),
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
).scripts.arrows;

/** The areas that `npm run arrows` looks at: what follows its options. */
export const areas = script
  .slice(script.indexOf('--output-type err ') + '--output-type err '.length)
  .split(' ');

export const cruise = (folder: string, ...options: readonly string[]): Report => {
  const args = ['--config', '.dependency-cruiser.cjs', ...options, '--output-type', 'json', ...areas];
  const { stdout, stderr } = run(folder, 'depcruise', ...args);
  if (stdout === '') throw new Error(`dependency-cruiser said nothing but: ${stderr}`);
  return v.parse(report, JSON.parse(stdout));
};

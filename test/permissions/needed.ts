/** Which permissions the laptops of a run needed: each leaves a file when it stops. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Granted } from './granted.ts';

const left = v.object({
  permissions: v.array(
    v.object({ functionName: v.string(), action: v.string(), resource: v.string(), used: v.boolean() }),
  ),
  refusals: v.array(v.object({ message: v.string() })),
});

export interface Needed {
  readonly laptops: number;
  has(permission: Pick<Granted, 'handler' | 'action' | 'resource'>): boolean;
  /** In words, each once. */
  readonly refusals: readonly string[];
}

const keyOf = (handler: string, action: string, resource: string): string =>
  JSON.stringify([handler, action, resource]);

/** @param stackName with which the names of the functions begin */
export const neededIn = (folder: string, stackName: string): Needed => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const laptops = files.map((name) => v.parse(left, JSON.parse(readFileSync(join(folder, name), 'utf8'))));
  const used = new Set(
    laptops
      .flatMap(({ permissions }) => permissions)
      .filter((one) => one.used)
      .map(({ functionName, action, resource }) =>
        keyOf(functionName.slice(`${stackName}-`.length), action, resource),
      ),
  );
  return {
    laptops: files.length,
    has: ({ handler, action, resource }) => used.has(keyOf(handler, action, resource)),
    refusals: [...new Set(laptops.flatMap(({ refusals }) => refusals.map(({ message }) => message)))],
  };
};

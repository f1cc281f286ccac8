/** Files of one page, bundled and read once, then served from memory with its security headers. */
import { basename, posix } from 'node:path';
import { build } from 'esbuild';
import { browserOptions } from '../lib/page-files.ts';
import type { Route } from './http.ts';

export interface Asset {
  readonly type: string;
  readonly body: string | Uint8Array;
}

export const html = 'text/html; charset=utf-8';
export const css = 'text/css; charset=utf-8';
export const javascript = 'text/javascript; charset=utf-8';
export const json = 'application/json';
export const svg = 'image/svg+xml';

const options = { ...browserOptions, write: false, logLevel: 'silent' } as const;

export const bundled = async (entry: string): Promise<Asset> => {
  const { outputFiles } = await build({ ...options, entryPoints: [entry] });
  const script = outputFiles[0];
  if (script === undefined) throw new Error(`${entry} was bundled into no file`);
  return { type: javascript, body: script.contents };
};

/**
 * A page's script, and beside it the parts that it fetches when it needs them, each under its own path.
 * @param path where the page asks for the script
 */
export const bundledInParts = async (path: string, entry: string): Promise<ReadonlyMap<string, Asset>> => {
  const folder = posix.dirname(path);
  const { outputFiles } = await build({
    ...options,
    ...{ entryPoints: [{ in: entry, out: posix.basename(path, '.js') }], splitting: true },
    ...{ outdir: 'parts', chunkNames: '[name]' },
  });
  return new Map(
    outputFiles.map((part) => [
      posix.join(folder, basename(part.path)),
      { type: javascript, body: part.contents },
    ]),
  );
};

/** @param policy Content-Security-Policy, a directive each */
export const securityHeaders = (policy: readonly string[]): Readonly<Record<string, string>> => ({
  'content-security-policy': policy.join('; '),
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
});

/** Answers GET and HEAD of these paths; everything else is left to others. */
export const serve =
  (assets: ReadonlyMap<string, Asset>, headers: Readonly<Record<string, string>>): Route =>
  (request, response, url) => {
    const asset = assets.get(url.pathname);
    if (asset === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
    response.writeHead(200, { ...headers, 'content-type': asset.type });
    response.end(request.method === 'HEAD' ? undefined : asset.body);
    return true;
  };

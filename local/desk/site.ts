/** Serves the desk: bundled once at the start, kept in memory, to this machine only. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Route, replyJson } from '../http.ts';
import type { LocalInfo } from './local-info.ts';

export interface DeskOptions {
  /** Where the desk is reached, for example http://localhost:8080. */
  readonly baseUrl: string;
  /** Asked at every request of /local.json: a queue may have been switched on since. */
  readonly localInfo: () => LocalInfo | Promise<LocalInfo>;
}

interface Asset {
  readonly type: string;
  readonly body: string | Uint8Array;
}

const loopback = ['localhost', '127.0.0.1', '[::1]'];

/** A source list cannot name an IPv6 address (CSP level 3 grammar). */
const connectSources = ['localhost', '127.0.0.1'].flatMap((host) => [`http://${host}:*`, `ws://${host}:*`]);

const headers: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'self'",
    `connect-src 'self' ${connectSources.join(' ')}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

const pageFile = (name: string): string => fileURLToPath(new URL(`page/${name}`, import.meta.url));

const bundle = async (): Promise<Uint8Array> => {
  const { outputFiles } = await build({
    entryPoints: [pageFile('main.tsx')],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2023',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.css': 'text' },
    logLevel: 'silent',
  });
  const script = outputFiles[0];
  if (script === undefined)
    throw new Error('the desk was bundled into no file; see local/desk/page/main.tsx');
  return script.contents;
};

const loadAssets = async (): Promise<ReadonlyMap<string, Asset>> => {
  const [page, style, icon, script] = await Promise.all([
    readFile(pageFile('index.html'), 'utf8'),
    readFile(pageFile('desk.css'), 'utf8'),
    readFile(pageFile('icon.svg'), 'utf8'),
    bundle(),
  ]);
  return new Map<string, Asset>([
    ['/', { type: 'text/html; charset=utf-8', body: page }],
    ['/desk.css', { type: 'text/css; charset=utf-8', body: style }],
    ['/icon.svg', { type: 'image/svg+xml', body: icon }],
    ['/desk.js', { type: 'text/javascript; charset=utf-8', body: script }],
  ]);
};

const hostName = (header = ''): string => {
  const address = `http://${header}`;
  return URL.canParse(address) ? new URL(address).hostname : '';
};

/**
 * The route for `/`, its assets and `/local.json`; everything else is left to others. A request under a
 * foreign host name is refused, because /local.json holds tokens and a web page could otherwise read it
 * by pointing its own name at this machine (DNS rebinding).
 */
export const deskSite = async ({ baseUrl, localInfo }: DeskOptions): Promise<Route> => {
  const assets = await loadAssets();
  const hosts = new Set([new URL(baseUrl).hostname, ...loopback]);
  return async (request, response, url) => {
    const asset = assets.get(url.pathname);
    if (asset === undefined && url.pathname !== '/local.json') return false;
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    if (!hosts.has(hostName(request.headers.host))) {
      replyJson(response, 403, { message: `open the desk at ${baseUrl}` });
      return true;
    }
    if (url.pathname === '/' && request.headers.host !== new URL(baseUrl).host) {
      // The socket takes pages of one origin only, and the same machine has several names.
      response.writeHead(302, { ...headers, location: `${baseUrl}/${url.search}` });
      response.end();
      return true;
    }
    if (asset === undefined) {
      replyJson(response, 200, await localInfo(), headers);
      return true;
    }
    response.writeHead(200, { ...headers, 'content-type': asset.type });
    response.end(request.method === 'HEAD' ? undefined : asset.body);
    return true;
  };
};

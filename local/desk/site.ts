/** Serves the desk: bundled once at the start, kept in memory, to this machine only. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Route, replyJson } from '../http.ts';
import { type Asset, bundled, css, html, securityHeaders, serve, svg } from '../page-assets.ts';
import type { LocalInfo } from './local-info.ts';

export interface DeskOptions {
  /** Where the desk is reached, for example http://localhost:8080. */
  readonly baseUrl: string;
  /** Asked at every request of /local.json: a queue may have been switched on since. */
  readonly localInfo: () => LocalInfo | Promise<LocalInfo>;
}

const loopback = ['localhost', '127.0.0.1', '[::1]'];

/** A source list cannot name an IPv6 address (CSP level 3 grammar). */
const connectSources = ['localhost', '127.0.0.1'].flatMap((host) => [`http://${host}:*`, `ws://${host}:*`]);

const headers: Readonly<Record<string, string>> = {
  ...securityHeaders([
    "default-src 'self'",
    `connect-src 'self' ${connectSources.join(' ')}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]),
  'cross-origin-opener-policy': 'same-origin',
};

const pageFile = (name: string): string => fileURLToPath(new URL(`page/${name}`, import.meta.url));

const loadAssets = async (): Promise<ReadonlyMap<string, Asset>> => {
  const [page, style, icon, script] = await Promise.all([
    readFile(pageFile('index.html'), 'utf8'),
    readFile(pageFile('desk.css'), 'utf8'),
    readFile(pageFile('icon.svg'), 'utf8'),
    bundled(pageFile('main.tsx')),
  ]);
  return new Map<string, Asset>([
    ['/', { type: html, body: page }],
    ['/desk.css', { type: css, body: style }],
    ['/icon.svg', { type: svg, body: icon }],
    ['/desk.js', script],
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
  const serveAsset = serve(assets, headers);
  const hosts = new Set([new URL(baseUrl).hostname, ...loopback]);
  return async (request, response, url) => {
    if (!assets.has(url.pathname) && url.pathname !== '/local.json') return false;
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
    if (url.pathname !== '/local.json') return serveAsset(request, response, url);
    replyJson(response, 200, await localInfo(), headers);
    return true;
  };
};

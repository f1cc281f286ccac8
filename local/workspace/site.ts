/**
 * Serves the simulated agent workspace and the two apps that run in it, under /workspace/. The apps' pages are
 * those of production, panel/pages/workspace.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { PageConfig } from '../../panel/pages/workspace/page-config.ts';
import type { DeskOptions } from '../desk/site.ts';
import { type Route, replyJson } from '../http.ts';
import { type Asset, bundled, bundledInParts, css, html, securityHeaders, serve } from '../page-assets.ts';
import { signedInPage, signInConfigFor } from '../sign-in/agent-side.ts';

/** An app's frame is the workspace's own origin here; in Amazon Connect it would name the instance's. */
const policyFor = (socketUrl: string, ticketUrl: string): string[] => [
  "default-src 'self'",
  `connect-src 'self' ${new URL(socketUrl).origin} ${new URL(ticketUrl).origin}`,
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
];

const file = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const page = (name: string): string => file(`local/workspace/page/${name}`);
const app = (name: string): string => file(`panel/pages/workspace/${name}`);

const loadAssets = async (): Promise<ReadonlyMap<string, Asset>> => {
  const read = async (type: string, path: string): Promise<Asset> => ({ type, body: await readFile(path) });
  const files = {
    '': read(html, page('index.html')),
    'workspace.css': read(css, page('workspace.css')),
    'workspace.js': bundled(page('main.tsx')),
    service: read(html, app('service.html')),
    'service.js': bundled(app('service.ts')),
    panel: read(html, app('panel.html')),
    'panel.css': read(css, app('panel.css')),
    'sign-in.js': bundled(file('panel/sign-in/sign-in.ts')),
  };
  const single = await Promise.all(
    Object.entries(files).map(async ([name, asset]) => [`/workspace/${name}`, await asset] as const),
  );
  return new Map([...single, ...(await bundledInParts('/workspace/panel.js', app('panel.ts')))]);
};

/** Pages come from `baseUrl` alone: the socket takes pages of one origin only, and the same machine has several names. */
export const workspaceSite = async ({ baseUrl, localInfo }: DeskOptions): Promise<Route> => {
  const assets = await loadAssets();
  const { socketUrl, ticketUrl } = await localInfo();
  const headers = securityHeaders(policyFor(socketUrl, ticketUrl));
  const files = serve(assets, headers);
  const signedIn = await signedInPage('/workspace/');
  const { host } = new URL(baseUrl);
  return (request, response, url) => {
    if (url.pathname === '/workspace/config.json') {
      const here: PageConfig = { ticketUrl, socketUrl };
      replyJson(response, 200, { ...here, signIn: signInConfigFor(url, baseUrl) }, headers);
      return true;
    }
    const isAway = assets.has(url.pathname) && request.headers.host !== host;
    if (!isAway && url.pathname !== '/workspace')
      return files(request, response, url) || signedIn(request, response, url);
    const path = isAway ? url.pathname : '/workspace/';
    response.writeHead(302, { ...headers, location: `${baseUrl}${path}${url.search}` });
    response.end();
    return true;
  };
};

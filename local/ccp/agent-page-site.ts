/** Serves the agent's page of production at `/agent/?agent=<username>`, around the simulated CCP. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { PageConfig } from '../../panel/pages/ccp/page-config.ts';
import type { LocalInfo } from '../desk/local-info.ts';
import { type Route, replyJson } from '../http.ts';
import {
  type Asset,
  bundled,
  bundledInParts,
  css,
  html,
  javascript,
  securityHeaders,
  serve,
  svg,
} from '../page-assets.ts';
import { signedInPage, signInConfigFor } from '../sign-in/agent-side.ts';

export interface AgentPageOptions {
  /** Where the laptop is reached, for example http://127.0.0.1:8080. */
  readonly baseUrl: string;
  readonly localInfo: () => LocalInfo | Promise<LocalInfo>;
}

/** Amazon Connect Streams needs no `unsafe-eval`: it only tries it to find the global object, and goes on without. */
const policyFor = (socketUrl: string, ticketUrl: string): string[] => [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  `connect-src 'self' ${new URL(socketUrl).origin} ${new URL(ticketUrl).origin}`,
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
];

const file = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const page = (name: string): string => file(`panel/pages/ccp/${name}`);
const streams = fileURLToPath(
  new URL('connect-streams-min.js', import.meta.resolve('amazon-connect-streams')),
);

const loadAssets = async (): Promise<ReadonlyMap<string, Asset>> => {
  const read = async (type: string, path: string): Promise<Asset> => ({ type, body: await readFile(path) });
  const files = {
    '/agent/': read(html, page('index.html')),
    '/agent/page.css': read(css, page('page.css')),
    '/agent/icon.svg': read(svg, page('icon.svg')),
    '/agent/connect-streams.js': read(javascript, streams),
    '/agent/sign-in.js': bundled(file('panel/sign-in/sign-in.ts')),
  };
  const single = await Promise.all(
    Object.entries(files).map(async ([path, asset]) => [path, await asset] as const),
  );
  return new Map([...single, ...(await bundledInParts('/agent/page.js', page('main.ts')))]);
};

/** The socket takes pages of one origin only, and the same machine has several names. */
const isElsewhere = (pathname: string, host: string | undefined, baseUrl: string): boolean =>
  pathname === '/agent' || (pathname === '/agent/' && host !== new URL(baseUrl).host);

export const agentPageSite = async ({ baseUrl, localInfo }: AgentPageOptions): Promise<Route> => {
  const assets = await loadAssets();
  const { socketUrl, ticketUrl, region } = await localInfo();
  const headers = securityHeaders(policyFor(socketUrl, ticketUrl));
  const files = serve(assets, headers);
  const signedIn = await signedInPage('/agent/');
  return (request, response, url) => {
    if (isElsewhere(url.pathname, request.headers.host, baseUrl)) {
      response.writeHead(302, { ...headers, location: `${baseUrl}/agent/${url.search}` }).end();
      return true;
    }
    if (request.method !== 'GET' || url.pathname !== '/agent/config.json')
      return files(request, response, url) || signedIn(request, response, url);
    const ccpUrl = `${baseUrl}/ccp/${url.search}`;
    const here: PageConfig = { ccpUrl, region, ticketUrl, socketUrl };
    replyJson(response, 200, { ...here, signIn: signInConfigFor(url, baseUrl) }, headers);
    return true;
  };
};

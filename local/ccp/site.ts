/** Serves the simulated CCP at `/ccp/?agent=<username>`. Its looks are the desk's, which serves `/desk.css`. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Centre } from '../connect/centre.ts';
import type { Route } from '../http.ts';
import { type Asset, bundled, css, html, json, securityHeaders, serve } from '../page-assets.ts';
import type { CentreInfo } from './centre-info.ts';

export interface CcpOptions {
  readonly instanceArn: string;
  readonly centre: Centre;
}

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
];

const file = (name: string): string => fileURLToPath(new URL(`page/${name}`, import.meta.url));

const centreOf = ({ instanceArn, centre }: CcpOptions): CentreInfo => ({
  instanceArn,
  queues: centre.queues.map(({ id, name }) => ({ id, name })),
  agents: centre.agents.map(({ id, name, username, queueIds }) => ({
    ...{ id, name, username },
    queueIds: [...queueIds],
  })),
});

export const ccpSite = async (options: CcpOptions): Promise<Route> => {
  const [page, style, script] = await Promise.all([
    readFile(file('index.html'), 'utf8'),
    readFile(file('ccp.css'), 'utf8'),
    bundled(file('main.tsx')),
  ]);
  const assets = new Map<string, Asset>([
    ['/ccp/', { type: html, body: page }],
    ['/ccp/ccp.css', { type: css, body: style }],
    ['/ccp/ccp.js', script],
    ['/ccp/centre.json', { type: json, body: JSON.stringify(centreOf(options)) }],
  ]);
  return serve(assets, securityHeaders(policy));
};

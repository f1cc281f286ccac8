/** The agents' pages as the stack serves them, in the place of the laptop's own: their bundles, under their policies. */
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { BrowserContext, Route } from 'playwright-core';
import { buildPages, workspaceFolder } from '../../lib/page-files.ts';
import { ccpPagePolicy, signedInPagePolicy, workspacePagePolicy } from '../../lib/page-policy.ts';
import type { LocalInfo } from '../../local/desk/local-info.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The laptop is instance, ticket endpoint and sign-in provider in one, and keeps what differs per installation. */
const policiesFor = ({ allowedOrigin, socketUrl }: LocalInfo) => {
  const around = {
    instanceUrl: allowedOrigin,
    socketOrigin: new URL(socketUrl).origin,
    signInOrigins: [allowedOrigin],
  };
  return {
    page: { agent: ccpPagePolicy(around), [workspaceFolder]: workspacePagePolicy(around) },
    signedIn: signedInPagePolicy(around),
  };
};

/** Where the laptop names its pages otherwise. */
const fileOf = (path: string): string => {
  if (path === '') return 'index.html';
  return extname(path) === '' ? `${path}.html` : path;
};

/** @returns every file that was asked for */
export const serveDeployed = async (
  browser: BrowserContext,
  info: LocalInfo,
  page: 'agent' | typeof workspaceFolder,
): Promise<ReadonlySet<string>> => {
  const folder = mkdtempSync(join(tmpdir(), 'rejoin-deployed-'));
  buildPages(folder);
  const files = page === 'agent' ? folder : join(folder, workspaceFolder);
  const policies = policiesFor(info);
  const asked = new Set<string>();
  const answer = async (route: Route): Promise<void> => {
    const { pathname } = new URL(route.request().url());
    const name = fileOf(pathname.slice(`/${page}/`.length));
    const file = join(files, name);
    if (!existsSync(file)) return route.fallback();
    asked.add(name);
    const policy = name === 'signed-in.html' ? policies.signedIn : policies.page[page];
    await route.fulfill({
      body: readFileSync(file),
      headers: {
        'content-type': types[extname(name)] ?? 'application/octet-stream',
        'content-security-policy': policy ?? '',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      },
    });
  };
  // To Chromium a page that came from no network is a public one, which may not speak to this machine unasked.
  await browser.grantPermissions(['local-network-access']);
  await browser.route(`${info.allowedOrigin}/${page}/**`, answer);
  return asked;
};

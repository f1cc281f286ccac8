/** What the sites of the agents' pages serve for signing in, both alike. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { SignInConfig } from '../../panel/sign-in/config.ts';
import type { Route } from '../http.ts';
import { bundled, html, securityHeaders, serve } from '../page-assets.ts';
import { clientId, root } from './sign-in.ts';

/** `?agent=<username>` is who signs in; without it, whoever sits there is asked. */
export const signInConfigFor = ({ searchParams }: URL, baseUrl: string): SignInConfig => {
  const agent = searchParams.get('agent');
  return {
    issuer: `${baseUrl}${root}`,
    clientId,
    scopes: ['openid', 'profile'],
    ...(agent !== null && { loginHint: agent }),
  };
};

const file = (name: string): string => fileURLToPath(new URL(`../../panel/sign-in/${name}`, import.meta.url));

/**
 * `signed-in.html`, where the provider hands back, in a frame too.
 * @param folder of the agent's page
 */
export const signedInPage = async (folder: string): Promise<Route> => {
  const headers = securityHeaders([
    "default-src 'none'",
    "script-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ]);
  const [page, script] = await Promise.all([readFile(file('signed-in.html')), bundled(file('signed-in.ts'))]);
  const assets = new Map([
    [`${folder}signed-in.html`, { type: html, body: page }],
    [`${folder}signed-in.js`, script],
  ]);
  return serve(assets, headers);
};

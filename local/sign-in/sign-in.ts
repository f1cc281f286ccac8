/**
 * The laptop's sign-in provider: real keys, real tokens, discovery and code flow, so that the agent's page signs in
 * and the ticket endpoint verifies exactly as they do in AWS. It asks nobody for a password.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type Provider from 'oidc-provider';
import { type Route, readBody } from '../http.ts';
import { pageHeaders, problemPage, whoPage } from './page.ts';
import { openIdProvider } from './provider.ts';

export const clientId = 'rejoin';
/** An ID token is for the client that it was given to. */
export const audience = clientId;
export const usernameClaim = 'preferred_username';
const keyId = 'laptop';
export const root = '/sign-in';

export interface SignInOptions {
  /** Where the laptop is reached, for example http://127.0.0.1:8080. */
  readonly baseUrl: string;
  /** Pages that the provider may send agents back to. */
  readonly returnPaths: readonly string[];
  readonly usernames: readonly string[];
  /** Of a token that a page gets by signing in. */
  readonly tokenSeconds?: number;
}

export interface SignIn {
  readonly issuer: string;
  readonly jwksUrl: string;
  readonly route: Route;
  /** A token for this user name, valid for a working day, for those who sign in without a page. */
  tokenFor(username: string): Promise<string>;
}

export const signIn = async (options: SignInOptions): Promise<SignIn> => {
  const { baseUrl, usernames, tokenSeconds = 3_600 } = options;
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const issuer = `${baseUrl}${root}`;
  const provider = openIdProvider({
    ...{ issuer, clientId, usernames, usernameClaim, tokenSeconds },
    redirectUris: options.returnPaths.map((path) => `${baseUrl}${path}`),
    key: { ...(await exportJWK(privateKey)), kid: keyId, alg: 'ES256', use: 'sig' },
  });
  provider.on('server_error', (_context, error) => console.error(error));
  return {
    issuer,
    jwksUrl: `${issuer}/jwks`,
    route: routeOf(provider, usernames),
    tokenFor: (username) =>
      new SignJWT({ [usernameClaim]: username })
        .setProtectedHeader({ alg: 'ES256', kid: keyId })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(username)
        .setIssuedAt()
        .setExpirationTime('12h')
        .sign(privateKey),
  };
};

const routeOf = (provider: Provider, usernames: readonly string[]): Route => {
  const answer = provider.callback();
  return async (request, response, url) => {
    if (!url.pathname.startsWith(`${root}/`)) return false;
    if (url.pathname.startsWith(`${root}/who/`)) await askWho(provider, usernames, request, response);
    else await answer(asked(request, url, usernames), response);
    return true;
  };
};

/**
 * A hint that names an agent is taken for a session of theirs, so that a page which knows its agent signs in without
 * a click, in silence too. There are no other sessions: two agents in one browser would end each other's.
 */
const asked = (request: IncomingMessage, url: URL, usernames: readonly string[]): IncomingMessage => {
  const path = url.pathname.slice(root.length);
  const query = new URLSearchParams(url.search);
  if (usernames.includes(query.get('login_hint') ?? '')) query.delete('prompt');
  const cookies = (request.headers.cookie ?? '').split('; ').filter((each) => !each.startsWith('_session'));
  request.headers.cookie = cookies.join('; ');
  // How a router tells the provider where it is mounted.
  Object.assign(request, { originalUrl: request.url });
  request.url = query.size > 0 ? `${path}?${query}` : path;
  return request;
};

const askWho = async (
  provider: Provider,
  usernames: readonly string[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const hint = await provider.interactionDetails(request, response).then(
    ({ params }) => String(params.login_hint ?? ''),
    () => undefined,
  );
  if (hint === undefined)
    return void response
      .writeHead(400, pageHeaders)
      .end(problemPage('This sign-in is over, or was begun in another browser.'));
  const chosen =
    request.method === 'POST'
      ? new URLSearchParams((await readBody(request)).toString()).get('username')
      : hint;
  const accountId = usernames.find((username) => username === chosen);
  if (accountId === undefined) response.writeHead(200, pageHeaders).end(whoPage(usernames));
  else await provider.interactionFinished(request, response, { login: { accountId } });
};

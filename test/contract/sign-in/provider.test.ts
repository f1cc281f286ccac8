import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import * as oauth from 'oauth4webapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPort, type Port } from '../../../local/port.ts';
import { audience, clientId, type SignIn, signIn, usernameClaim } from '../../../local/sign-in/sign-in.ts';
import { Browser, type Visit } from './browser.ts';

let port: Port;
let provider: SignIn;
let server: oauth.AuthorizationServer;
const client = { client_id: clientId };
const overHttp = { [oauth.allowInsecureRequests]: true };
const verifier = oauth.generateRandomCodeVerifier();

beforeAll(async () => {
  port = await openPort(0);
  provider = await signIn({
    baseUrl: port.url,
    returnPaths: ['/agent/signed-in.html'],
    usernames: ['amina', 'ben'],
  });
  port.add(provider.route);
  const issuer = new URL(provider.issuer);
  server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, overHttp));
});
afterAll(() => port?.close());

const returnTo = () => `${port.url}/agent/signed-in.html`;

const begin = async (more: Readonly<Record<string, string>> = {}): Promise<string> => {
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: returnTo(),
    response_type: 'code',
    scope: 'openid profile',
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state: 'state-1',
    nonce: 'nonce-1',
    ...more,
  });
  return `${server.authorization_endpoint}?${query}`;
};

const exchange = async ({ address }: Visit, codeVerifier = verifier) => {
  const parameters = oauth.validateAuthResponse(server, client, new URL(address), 'state-1');
  const response = await oauth.authorizationCodeGrantRequest(
    ...([server, client, oauth.None(), parameters, returnTo(), codeVerifier, overHttp] as const),
  );
  return oauth.processAuthorizationCodeResponse(server, client, response, {
    expectedNonce: 'nonce-1',
    requireIdToken: true,
  });
};

const checked = async (token: string) => {
  const keys = createRemoteJWKSet(new URL(provider.jwksUrl));
  return (await jwtVerify(token, keys, { issuer: provider.issuer, audience })).payload;
};

describe('an agent at the sign-in of the laptop', () => {
  it('chooses who they are, and gets a token that the ticket endpoint can check', async () => {
    const browser = new Browser();
    const who = await browser.open(await begin(), returnTo());
    expect(who.text).toContain('Who are you?');
    expect(who.text).toMatch(/amina[\s\S]*ben/);
    const back = await browser.open(who.address, returnTo(), { username: 'ben' });
    const tokens = await exchange(back);
    expect(await checked(tokens.id_token ?? '')).toMatchObject({ [usernameClaim]: 'ben', sub: 'ben' });
  });

  it('whom the page names is not asked, even in silence, whoever was signed in before', async () => {
    const browser = new Browser();
    for (const login_hint of ['amina', 'ben']) {
      const back = await browser.open(await begin({ login_hint, prompt: 'none' }), returnTo());
      const { id_token = '' } = await exchange(back);
      expect(decodeJwt(id_token)[usernameClaim]).toBe(login_hint);
    }
  });

  it.each([{}, { login_hint: 'nobody' }])(
    'whom nobody knows is not signed in in silence: %o',
    async (hint) => {
      const back = await new Browser().open(await begin({ ...hint, prompt: 'none' }), returnTo());
      expect(new URL(back.address).searchParams.get('error')).toBe('login_required');
    },
  );

  it('gets further tokens without being asked', async () => {
    const back = await new Browser().open(await begin({ login_hint: 'amina' }), returnTo());
    const { refresh_token = '' } = await exchange(back);
    const response = await oauth.refreshTokenGrantRequest(
      ...([server, client, oauth.None(), refresh_token, overHttp] as const),
    );
    const renewed = await oauth.processRefreshTokenResponse(server, client, response);
    expect(await checked(renewed.id_token ?? '')).toMatchObject({ [usernameClaim]: 'amina' });
  });
});

describe('the sign-in of the laptop', () => {
  it('gives nothing for a code without its verifier', async () => {
    const back = await new Browser().open(await begin({ login_hint: 'amina' }), returnTo());
    await expect(exchange(back, oauth.generateRandomCodeVerifier())).rejects.toThrow();
  });

  it('sends nobody to an address that it does not know', async () => {
    const asked = await begin({ login_hint: 'amina', redirect_uri: 'https://evil.example/' });
    const { status, text } = await new Browser().open(asked, 'https://evil.example/');
    expect(status).toBe(400);
    expect(text).toContain('Signing in did not work');
  });

  it('answers pages of its own origin, and of no other', async () => {
    const ask = (origin: string) =>
      fetch(server.token_endpoint ?? '', {
        method: 'POST',
        headers: { origin },
        body: new URLSearchParams({
          grant_type: 'refresh_token',
          refresh_token: 'made-up',
          client_id: clientId,
        }),
      }).then((response) => response.json());
    expect(await ask(port.url)).toMatchObject({ error: 'invalid_grant' });
    expect(await ask('https://evil.example')).toMatchObject({ error: 'invalid_request' });
  });

  it('says in words that a sign-in is over', async () => {
    const { status, text } = await new Browser().open(`${provider.issuer}/who/long-ago`, returnTo());
    expect(status).toBe(400);
    expect(text).toContain('This sign-in is over');
  });

  it('signs the tokens of local.json with the same keys', async () => {
    expect(await checked(await provider.tokenFor('amina'))).toMatchObject({ [usernameClaim]: 'amina' });
  });
});

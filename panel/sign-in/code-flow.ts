/** Authorization code flow with PKCE, as far as it is the same in every window (RFC 6749, RFC 7636, OpenID Connect Core). */
import * as oauth from 'oauth4webapi';
import * as v from 'valibot';
import { type DurationMs, seconds } from '../../core/time.ts';
import type { SignInConfig } from './config.ts';

export interface Tokens {
  readonly idToken: string;
  /** From now on. */
  readonly goodFor: DurationMs;
  readonly refreshToken: string | undefined;
}

/** One sign-in under way. Its secrets live here and nowhere else: the page stays while the agent is at the provider. */
export interface Attempt {
  /** Where the provider takes over. */
  readonly url: string;
  /** Whether this address, at which the provider handed back, belongs to this attempt. */
  readonly isMine: (address: string) => boolean;
  /** @throws Error in words */
  readonly finish: (address: string) => Promise<Tokens>;
}

export interface CodeFlow {
  /** @param prompt `none`: the provider must not show anything */
  readonly begin: (prompt?: 'none') => Promise<Attempt>;
  readonly renew: (refreshToken: string) => Promise<Tokens>;
}

interface FlowOptions extends SignInConfig {
  readonly redirectUri: string;
}

const claims = v.object({ iat: v.number(), exp: v.number() });
const answer = v.object({ id_token: v.string() });

const claimsOf = (token: string): v.InferOutput<typeof claims> => {
  const [, payload = ''] = token.split('.');
  return v.parse(claims, JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))));
};

/** What a provider answers that may not show anything and would have to (OpenID Connect Core, 3.1.2.6). */
const needsTheAgent = [
  'login_required',
  'interaction_required',
  'account_selection_required',
  'consent_required',
];

/** In words, with what the provider itself says about it. */
const refusal = (error: unknown): Error => {
  if (error instanceof oauth.AuthorizationResponseError && needsTheAgent.includes(error.error))
    return new Error('You are not signed in: press "Sign in again".', { cause: error });
  if (error instanceof oauth.AuthorizationResponseError || error instanceof oauth.ResponseBodyError)
    return new Error(`The sign-in provider refuses: ${error.error_description ?? error.error}`, {
      cause: error,
    });
  return new Error(`Signing in did not work: ${error instanceof Error ? error.message : String(error)}`, {
    cause: error,
  });
};

const inWords = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    throw refusal(error);
  }
};

export const codeFlow = (options: FlowOptions): CodeFlow => {
  const { clientId, redirectUri, scopes, loginHint } = options;
  const issuer = new URL(options.issuer);
  const request = { [oauth.allowInsecureRequests]: issuer.protocol === 'http:' };
  const client = { client_id: clientId };
  let discovered: Promise<oauth.AuthorizationServer> | undefined;

  const discover = async (): Promise<oauth.AuthorizationServer> =>
    oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, request));
  /** Asked once; a failure is not kept. */
  const server = (): Promise<oauth.AuthorizationServer> => {
    discovered ??= discover().catch((error: unknown) => {
      discovered = undefined;
      throw error;
    });
    return discovered;
  };

  /** An agent's clock may be wrong by hours. The token was asked for a moment ago, so that it was issued now. */
  const clientNow = async (response: Response): Promise<oauth.Client> => {
    const read = v.safeParse(
      answer,
      await response
        .clone()
        .json()
        .catch(() => undefined),
    );
    return read.success
      ? { ...client, [oauth.clockSkew]: claimsOf(read.output.id_token).iat - Date.now() / 1_000 }
      : client;
  };

  const tokensIn = ({ id_token, refresh_token }: oauth.TokenEndpointResponse, before?: string): Tokens => {
    if (id_token === undefined)
      throw new Error('the provider gave no ID token; the scope "openid" asks for it');
    const { iat, exp } = claimsOf(id_token);
    return { idToken: id_token, goodFor: seconds(exp - iat), refreshToken: refresh_token ?? before };
  };

  const begin = async (prompt?: 'none'): Promise<Attempt> => {
    const as = await server();
    const state = oauth.generateRandomState();
    const nonce = oauth.generateRandomNonce();
    const verifier = oauth.generateRandomCodeVerifier();
    if (as.authorization_endpoint === undefined)
      throw new Error('the provider names no authorization endpoint');
    const url = new URL(as.authorization_endpoint);
    const query = {
      client_id: clientId,
      redirect_uri: redirectUri,
      response_type: 'code',
      scope: scopes.join(' '),
      state,
      nonce,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...(loginHint !== undefined && { login_hint: loginHint }),
      ...(prompt !== undefined && { prompt }),
    };
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);

    const finish = async (address: string): Promise<Tokens> => {
      const parameters = oauth.validateAuthResponse(as, client, new URL(address), state);
      const response = await oauth.authorizationCodeGrantRequest(
        ...([as, client, oauth.None(), parameters, redirectUri, verifier, request] as const),
      );
      const checks = { expectedNonce: nonce, requireIdToken: true };
      return tokensIn(
        await oauth.processAuthorizationCodeResponse(as, await clientNow(response), response, checks),
      );
    };
    return {
      url: url.href,
      isMine: (address) => new URL(address).searchParams.get('state') === state,
      finish: (address) => inWords(() => finish(address)),
    };
  };

  const renew = async (refreshToken: string): Promise<Tokens> => {
    const as = await server();
    const response = await oauth.refreshTokenGrantRequest(
      ...([as, client, oauth.None(), refreshToken, request] as const),
    );
    const given = await oauth.processRefreshTokenResponse(as, await clientNow(response), response);
    return tokensIn(given, refreshToken);
  };

  return {
    begin: (prompt) => inWords(() => begin(prompt)),
    renew: (refreshToken) => inWords(() => renew(refreshToken)),
  };
};

/** An OpenID provider for the laptop: discovery, keys, authorization code with PKCE, refresh tokens; no passwords. */
import type { JWK } from 'jose';
import Provider, { type Account, type Context } from 'oidc-provider';
import { memory } from './memory.ts';
import { problemPage } from './page.ts';

export interface ProviderOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly redirectUris: readonly string[];
  /** Private, with `kid`, `alg` and `use`. */
  readonly key: JWK;
  readonly usernames: readonly string[];
  readonly usernameClaim: string;
  /** For how long a token is good. */
  readonly tokenSeconds: number;
}

const scope = 'openid profile';
const aShift = 12 * 3_600;

/** Agents grant nothing one by one: the page is their employer's. */
const grantAll = async ({ oidc: { provider, client, account } }: Context) => {
  const grant = new provider.Grant({ clientId: client.clientId, accountId: account.accountId });
  grant.addOIDCScope(scope);
  await grant.save();
  return grant;
};

export const openIdProvider = (options: ProviderOptions): Provider => {
  const { issuer, clientId, usernames, usernameClaim, tokenSeconds } = options;
  const findAccount = (_context: unknown, username: string): Account | undefined =>
    usernames.includes(username)
      ? { accountId: username, claims: () => ({ sub: username, [usernameClaim]: username }) }
      : undefined;
  return new Provider(issuer, {
    adapter: memory(),
    clients: [
      {
        client_id: clientId,
        redirect_uris: options.redirectUris,
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        token_endpoint_auth_method: 'none',
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [options.key] },
    scopes: ['openid', 'profile'],
    claims: { openid: ['sub'], profile: [usernameClaim] },
    // The ticket endpoint reads the user name in the ID token; by the letter it would be at /userinfo alone.
    conformIdTokenClaims: false,
    findAccount,
    loadExistingGrant: grantAll,
    issueRefreshToken: async () => true,
    expiresWithSession: async () => false,
    clientBasedCORS: (_context: unknown, origin: string) =>
      options.redirectUris.some((uri) => new URL(uri).origin === origin),
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    interactions: {
      url: (_context: unknown, { uid }: { uid: string }) => `${new URL(issuer).pathname}/who/${uid}`,
    },
    renderError: (context: Context, out: { error: string; error_description?: string }) => {
      context.type = 'html';
      context.body = problemPage(out.error_description ?? out.error);
    },
    ttl: {
      AccessToken: tokenSeconds,
      AuthorizationCode: 60,
      IdToken: tokenSeconds,
      RefreshToken: aShift,
      Grant: aShift,
      Interaction: 3_600,
      Session: aShift,
    },
  });
};

/**
 * The laptop's sign-in provider: real keys, real tokens, and the key set at a URL, so that the ticket endpoint
 * verifies here exactly as it does in AWS. It hands tokens out without asking for a password.
 */
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { type Route, replyJson } from './http.ts';

export const audience = 'rejoin';
export const usernameClaim = 'preferred_username';
const keyId = 'laptop';
const jwksPath = '/sign-in/jwks.json';

export interface SignIn {
  readonly issuer: string;
  readonly jwksUrl: string;
  readonly route: Route;
  /** A token for this user name, valid for a working day. */
  tokenFor(username: string): Promise<string>;
}

export const signIn = async (baseUrl: string): Promise<SignIn> => {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const keySet = { keys: [{ ...(await exportJWK(publicKey)), kid: keyId, alg: 'ES256', use: 'sig' }] };
  const issuer = `${baseUrl}/sign-in`;
  return {
    issuer,
    jwksUrl: `${baseUrl}${jwksPath}`,
    route: (request, response, url) => {
      if (url.pathname !== jwksPath || request.method !== 'GET') return false;
      replyJson(response, 200, keySet);
      return true;
    },
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

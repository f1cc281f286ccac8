/** Who a bearer token says its bearer is, checked against the sign-in provider's keys. */
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { variable } from './environment.ts';

/** The Connect user name in the token; undefined for a token that is missing, expired or not for us. */
export type IdentityVerifier = (authorization: string | undefined) => Promise<string | undefined>;

/** jose's codes for keys that could not be fetched or read; its other errors are about the token. */
const providersFaults = new Set(['ERR_JOSE_GENERIC', 'ERR_JWKS_INVALID', 'ERR_JWKS_TIMEOUT']);

export const identityVerifier = (): IdentityVerifier => {
  const keys = createRemoteJWKSet(new URL(variable('JWT_JWKS_URL')));
  const claim = variable('JWT_USERNAME_CLAIM');
  const expected = {
    issuer: variable('JWT_ISSUER'),
    audience: variable('JWT_AUDIENCE'),
    algorithms: ['RS256', 'ES256'],
    requiredClaims: ['exp', claim],
  };
  return async (authorization) => {
    const token = authorization?.match(/^Bearer (\S+)$/i)?.[1];
    if (token === undefined) return undefined;
    try {
      const { payload } = await jwtVerify(token, keys, expected);
      const username = payload[claim];
      return typeof username === 'string' && username !== '' ? username : undefined;
    } catch (error) {
      // A provider that cannot be reached is our trouble, not a bad token.
      if (error instanceof errors.JOSEError && !providersFaults.has(error.code)) return undefined;
      throw error;
    }
  };
};

/** Who a bearer token says its bearer is, checked against the sign-in provider's keys. */
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { type EpochMs, epochMsOf } from '../../core/time.ts';
import { variable } from './environment.ts';

/** What a good token says. */
export interface Identity {
  /** The Amazon Connect user name. */
  readonly username: string;
  readonly until: EpochMs;
}

/** Undefined for a token that is missing, expired or not for us. */
export type IdentityVerifier = (authorization: string | undefined) => Promise<Identity | undefined>;

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
      const { [claim]: username, exp } = payload;
      if (typeof username !== 'string' || username === '' || exp === undefined) return undefined;
      return { username, until: epochMsOf(exp * 1_000) };
    } catch (error) {
      // A provider that cannot be reached is our trouble, not a bad token.
      if (error instanceof errors.JOSEError && !providersFaults.has(error.code)) return undefined;
      throw error;
    }
  };
};

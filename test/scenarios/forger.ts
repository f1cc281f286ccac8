/** A sign-in provider of the test's own, so that it can hand out tokens that no honest provider would. */
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { replyJson } from '../../local/http.ts';
import { audience, type SignIn, type SignInOptions, usernameClaim } from '../../local/sign-in/sign-in.ts';

export interface Forger {
  /** For `startLaptop`. */
  readonly signIn: (options: SignInOptions) => Promise<SignIn>;
  /** Signed by the provider itself, for amina, valid for an hour; changed as given. */
  signed(claims?: Claims): Promise<string>;
  /** Everything is right, but nobody signed it: `alg` is `none`. */
  unsigned(): string;
  /** Signed with the public key, as if that were a shared secret. */
  confused(): Promise<string>;
  /** Signed with a key of the stranger's own, under the provider's key id, or with the key in the token itself. */
  ownKey(header?: 'embedded' | 'linked'): Promise<string>;
  /** An honest signature under other claims. */
  altered(): Promise<string>;
}

type Claims = Readonly<Record<string, unknown>>;

const keyId = 'provider';
const inAnHour = (): number => Math.floor(Date.now() / 1_000) + 3_600;

export const forger = async (): Promise<Forger> => {
  const provider = await generateKeyPair('ES256', { extractable: true });
  const stranger = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(provider.publicKey);
  const strangersJwk = await exportJWK(stranger.publicKey);
  let issuer = '';
  const claimsOf = (more: Claims = {}): Record<string, unknown> => ({
    iss: issuer,
    aud: audience,
    exp: inAnHour(),
    [usernameClaim]: 'amina',
    ...more,
  });
  const signed: Forger['signed'] = (claims) =>
    new SignJWT(claimsOf(claims)).setProtectedHeader({ alg: 'ES256', kid: keyId }).sign(provider.privateKey);
  return {
    signIn: async ({ baseUrl }) => {
      issuer = `${baseUrl}/sign-in`;
      const path = '/sign-in/keys';
      return {
        issuer,
        jwksUrl: `${baseUrl}${path}`,
        route: (_request, response, { pathname }) => {
          if (pathname !== path) return false;
          replyJson(response, 200, { keys: [{ ...jwk, kid: keyId, alg: 'ES256', use: 'sig' }] });
          return true;
        },
        tokenFor: (username) => signed({ [usernameClaim]: username }),
      };
    },
    signed,
    unsigned: () => new UnsecuredJWT(claimsOf()).encode(),
    confused: async () => {
      const secret = new TextEncoder().encode(await exportSPKI(provider.publicKey));
      return new SignJWT(claimsOf()).setProtectedHeader({ alg: 'HS256', kid: keyId }).sign(secret);
    },
    ownKey: (header) => {
      const more = {
        ...(header === 'embedded' && { jwk: strangersJwk }),
        ...(header === 'linked' && { jku: 'https://evil.example/keys' }),
      };
      return new SignJWT(claimsOf())
        .setProtectedHeader({ alg: 'ES256', kid: keyId, ...more })
        .sign(stranger.privateKey);
    },
    altered: async () => {
      const [header, , signature] = (await signed({ [usernameClaim]: 'ben' })).split('.');
      const [, payload] = (await signed()).split('.');
      return [header, payload, signature].join('.');
    },
  };
};

/** A sign-in provider: its keys over HTTP, and tokens that it signs. */
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { type Listening, listening } from './listening.ts';

type Claims = Readonly<Record<string, unknown>>;

export interface SignInProvider extends Listening {
  readonly jwksUrl: string;
  /** A token for amina that is valid for five minutes, changed as given. */
  tokenWith(claims?: Claims, header?: { readonly kid?: string }): Promise<string>;
}

export const issuer = 'https://sign-in.example.com';
export const audience = 'rejoin';

export const startSignInProvider = async (): Promise<SignInProvider> => {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'key-1', alg: 'ES256' }] });
  const server = await listening((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(keys);
  });
  const now = (): number => Math.floor(Date.now() / 1_000);
  return {
    ...server,
    jwksUrl: `${server.url}/jwks.json`,
    tokenWith: (claims = {}, header = {}) =>
      new SignJWT({
        iss: issuer,
        aud: audience,
        exp: now() + 300,
        preferred_username: 'amina',
        ...claims,
      })
        .setProtectedHeader({ alg: 'ES256', kid: 'key-1', ...header })
        .sign(privateKey),
  };
};

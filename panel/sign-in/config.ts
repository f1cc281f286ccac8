/** The part of `config.json` beside the page that says where agents sign in. */
import * as v from 'valibot';

const loopback = ['localhost', '127.0.0.1'];
const isSafe = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && loopback.includes(hostname));
};
const filled = (what: string) => v.pipe(v.string(`must be ${what}`), v.nonEmpty(`must be ${what}`));

export const signInConfig = v.object({
  /** Of the OpenID provider, which describes itself under `<issuer>/.well-known/openid-configuration`. */
  issuer: v.pipe(
    filled('the URL of the sign-in provider'),
    v.url('must be a URL'),
    v.check(isSafe, 'must begin with https:// (http:// only for localhost)'),
  ),
  clientId: filled('the client id that the provider gave to this page'),
  scopes: v.optional(v.array(filled('the name of a scope')), ['openid', 'profile']),
  /** The user name to sign in, where the page knows it. */
  loginHint: v.optional(v.string()),
});
export type SignInConfig = v.InferOutput<typeof signInConfig>;

const file = v.object({ signIn: signInConfig });

/** The page's own query goes along: whoever serves the page may answer by it. @throws Error in words */
export const readSignInConfig = async (search: string): Promise<SignInConfig> => {
  const response = await fetch(`config.json${search}`);
  if (!response.ok) throw new Error(`config.json beside this page cannot be read: HTTP ${response.status}`);
  return parseSignInConfig(await response.json());
};

/** @throws Error in words */
export const parseSignInConfig = (value: unknown): SignInConfig => {
  const config = v.safeParse(file, value);
  if (config.success) return config.output.signIn;
  throw new Error(`config.json beside this page is not right: ${v.summarize(config.issues)}`);
};

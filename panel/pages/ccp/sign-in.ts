/** `sign-in.js` beside the page: the installation's own module, which knows the sign-in provider. */
import * as v from 'valibot';

const signInModule = v.object({ signIn: v.function() });

/**
 * Exports `signIn(): Promise<string>`: the agent's token, a JWT for the ticket endpoint. It is asked whenever the
 * panel connects, and when the agent presses "Sign in again": a token that is still valid may be given again.
 * @throws Error in words
 */
export const signIn = async (): Promise<string> => {
  const module = v.safeParse(signInModule, await import(new URL('sign-in.js', document.baseURI).href));
  if (!module.success) throw new Error('sign-in.js beside this page must export a function signIn()');
  const token: unknown = await module.output.signIn();
  if (typeof token === 'string' && token !== '') return token;
  throw new Error('signIn() of sign-in.js gave no token; sign in again');
};

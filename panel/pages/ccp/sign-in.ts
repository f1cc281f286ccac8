/** `sign-in.js` beside the page: panel/sign-in, or the installation's own module in its place. */
import * as v from 'valibot';
import type { Asker } from '../../socket-client.ts';

const signInModule = v.object({ signIn: v.function() });

/**
 * Exports `signIn(asker): Promise<string>`: the agent's token, a JWT for the ticket endpoint. It is asked by the `page`
 * whenever the panel connects, when a token that is still valid may be given again, and by the `agent` who presses
 * "Sign in again".
 * @throws Error in words
 */
export const signIn = async (asker: Asker): Promise<string> => {
  const module = v.safeParse(signInModule, await import(new URL('sign-in.js', document.baseURI).href));
  if (!module.success) throw new Error('sign-in.js beside this page must export a function signIn()');
  const token: unknown = await module.output.signIn(asker);
  if (typeof token === 'string' && token !== '') return token;
  throw new Error('signIn() of sign-in.js gave no token; sign in again');
};

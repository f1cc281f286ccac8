/**
 * `sign-in.js` beside the page, for any OpenID provider: it is fetched apart from the panel, and an installation that
 * signs in otherwise puts a module of its own in this one's place.
 */
import * as v from 'valibot';
import type { Asker } from '../socket-client.ts';
import { codeFlow } from './code-flow.ts';
import { readSignInConfig, type SignInConfig } from './config.ts';
import { type SharedToken, SignInSession } from './session.ts';
import { browserWindows } from './windows.ts';

const sharedToken = v.object({ idToken: v.string(), goodFor: v.number() });

/** Of this origin alone, and of one agent: two of them may sit in two tabs of one browser. */
const channelName = ({ clientId, loginHint = '' }: SignInConfig): string =>
  `rejoin.token ${clientId} ${loginHint}`;

const begin = async (): Promise<SignInSession> => {
  const config = await readSignInConfig(location.search);
  const redirectUri = new URL('signed-in.html', document.baseURI).href;
  const channel = new BroadcastChannel(channelName(config));
  const session = new SignInSession({
    flow: codeFlow({ ...config, redirectUri }),
    windows: browserWindows,
    now: () => Date.now(),
    share: (token: SharedToken) => channel.postMessage(token),
  });
  channel.onmessage = ({ data }) => {
    const token = v.safeParse(sharedToken, data);
    if (token.success) session.heard(token.output);
  };
  return session;
};

let begun: Promise<SignInSession> | undefined;

/**
 * The agent's token. Only an agent who asks sees the provider; a page that asks gets what needs nobody.
 * @throws Error in words: the agent is not signed in
 */
export const signIn = async (asker: Asker = 'page'): Promise<string> => {
  begun ??= begin().catch((error: unknown) => {
    begun = undefined;
    throw error;
  });
  return (await begun).token(asker);
};

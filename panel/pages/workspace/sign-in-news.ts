/**
 * Between the panel and the service, which live on one origin: whoever was signed out with the other can try again.
 * The SDK gives an app no token that another server could verify (documented: apps provide their own
 * authentication), so that both ask the sign-in of the installation.
 */
import type { Cancel } from '../../cancel.ts';

const channelName = 'rejoin.sign-in';

/** There is a token again; whether the server takes it is not known yet. */
export const tellSignIn = (): void => {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage('signed-in');
  channel.close();
};

export const onSignIn = (run: () => void): Cancel => {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = run;
  return () => channel.close();
};

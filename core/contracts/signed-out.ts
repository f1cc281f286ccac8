/** Apart from the frames' schemas: the function that meets every dropped call says this, and reads no frame. */
import type { ServerFrame } from './agent-socket.ts';

export const signedOutCode = 'signed-out';

/** The token that the socket was opened with has run out. Nothing else is said to such a socket. */
export const signedOut = (requestId: string | null): ServerFrame => ({
  type: 'result',
  requestId,
  ok: false,
  code: signedOutCode,
  message: 'your sign-in has run out: get a new token, and open another socket with it',
});

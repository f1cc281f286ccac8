/** A page of the canary's: the socket that agents' pages open, with a ticket and the origin that those have. */
import { on, once } from 'node:events';
import * as v from 'valibot';
import {
  type ServerFrame,
  serverFrame,
  subprotocol,
  ticketProtocolPrefix,
} from '../../core/contracts/agent-socket.ts';
import type { DurationMs } from '../../core/time.ts';
import type { CanaryPage } from '../../core/use-cases/run-canary.ts';

export interface CanaryPageOptions {
  /** wss:// */
  readonly url: string;
  readonly origin: string;
  readonly ticket: string;
  /** For everything together, from the opening to the last frame. */
  readonly patience: DurationMs;
}

/** Node's takes an object with headers where a browser's takes the protocols alone, and the types are a browser's. */
const NodeWebSocket = WebSocket as unknown as new (
  url: string,
  init: { readonly protocols: readonly string[]; readonly headers: Readonly<Record<string, string>> },
) => WebSocket;

const text = v.object({ data: v.string() });

/** What a newer server says and this one does not know is passed over. */
const frameIn = (message: unknown): ServerFrame | undefined => {
  const read = v.safeParse(
    v.pipe(
      text,
      v.transform(({ data }) => data),
      v.parseJson(),
      serverFrame,
    ),
    message,
  );
  return read.success ? read.output : undefined;
};

/** @throws Error when the socket does not open */
export const openCanaryPage = async (options: CanaryPageOptions): Promise<CanaryPage> => {
  const { url, origin, ticket, patience } = options;
  const signal = AbortSignal.timeout(patience);
  const socket = new NodeWebSocket(url, {
    protocols: [subprotocol, `${ticketProtocolPrefix}${ticket}`],
    headers: { origin },
  });
  // From now on: a frame may come before somebody asks for it.
  const messages = on(socket, 'message', { signal });
  await Promise.race([
    once(socket, 'open', { signal }),
    once(socket, 'close', { signal }).then(() => {
      throw new Error('the socket was refused');
    }),
  ]);
  return {
    until: async (pick) => {
      // Not `for await`, which would end the messages with the first that is picked.
      for (;;) {
        const { value } = await messages.next();
        const frame = frameIn(value?.[0]);
        const picked = frame && pick(frame);
        if (picked) return picked;
      }
    },
    say: (frame) => socket.send(JSON.stringify(frame)),
    close: () => socket.close(),
  };
};

/** An agent's page without a browser: signs in, holds the socket, and says what its agent decides. */
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { WebSocket } from 'ws';
import {
  type ClientFrame,
  type ServerFrame,
  serverFrame,
  subprotocol,
  ticket,
  ticketProtocolPrefix,
  type View,
} from '../../core/contracts/agent-socket.ts';
import { awaited } from './awaited.ts';

export interface AgentPageOptions {
  readonly ticketUrl: string;
  readonly socketUrl: string;
  readonly origin: string;
  /** The agent's bearer token. */
  readonly token: string;
}

export interface AgentPage {
  /** Every frame received so far, oldest first. */
  readonly frames: readonly ServerFrame[];
  send(frame: ClientFrame): void;
  choose(view: View, choice: 'resume' | 'end', via: 'popup' | 'button', requestId?: string): string;
  /** The first frame, received already or still to come, for which `pick` gives something. Rejects after `withinMs`. */
  until<T>(what: string, pick: (frame: ServerFrame) => T | undefined, withinMs?: number): Promise<T>;
  close(): void;
}

const ticketFrom = async ({ ticketUrl, token, origin }: AgentPageOptions): Promise<string> => {
  const answer = await fetch(ticketUrl, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, origin },
  });
  if (!answer.ok) throw new Error(`no ticket: ${answer.status} ${await answer.text()}`);
  return v.parse(ticket, await answer.json()).ticket;
};

const opened = (socket: WebSocket): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });

/** @throws when sign-in or the socket is refused */
export const openAgentPage = async (options: AgentPageOptions): Promise<AgentPage> => {
  const protocols = [subprotocol, `${ticketProtocolPrefix}${await ticketFrom(options)}`];
  const socket = new WebSocket(options.socketUrl, protocols, { origin: options.origin });
  const frames: ServerFrame[] = [];
  const listeners = new Set<(frame: ServerFrame) => void>();
  socket.on('message', (data) => {
    const read = v.safeParse(serverFrame, JSON.parse(String(data)));
    // API Gateway writes frames of its own when a function fails; the panel passes over them as well.
    if (!read.success) return;
    frames.push(read.output);
    for (const listener of listeners) listener(read.output);
  });
  await opened(socket);
  const watch = (look: (frame: ServerFrame) => void): (() => void) => {
    listeners.add(look);
    return () => void listeners.delete(look);
  };
  const send = (frame: ClientFrame): void => socket.send(JSON.stringify(frame));
  send({ type: 'hello' });
  return {
    frames,
    send,
    choose: ({ interruptionId, version }, choice, via, requestId = randomUUID()) => {
      send({ type: 'choose', interruptionId, version, choice, via, requestId });
      return requestId;
    },
    until: (what, pick, withinMs = 20_000) => awaited({ what, withinMs, watch, past: () => frames }, pick),
    close: () => socket.close(),
  };
};

/** The view in a frame that carries one in this state. */
export const viewIn =
  (state: View['state'], accept: (view: View) => boolean = () => true) =>
  (frame: ServerFrame): View | undefined =>
    frame.type === 'interruption' && frame.view.state === state && accept(frame.view)
      ? frame.view
      : undefined;

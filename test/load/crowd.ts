/** Many agents' pages, each on a socket of its own. */
import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';
import { WebSocket } from 'ws';
import { serverFrame, subprotocol, ticketProtocolPrefix } from '../../core/contracts/agent-socket.ts';
import { epochMsOf } from '../../core/time.ts';
import { dynamodbTickets } from '../../lambdas/adapters/dynamodb-tickets.ts';
import type { LocalInfo } from '../../local/desk/local-info.ts';

/** A view of an interruption that reached a page. */
export interface Arrival {
  readonly agentId: string;
  readonly interruptionId: string;
  /** The same for the same news, so that a repetition shows. */
  readonly news: string;
  readonly popsUp: boolean;
  readonly at: number;
}

export interface Crowd {
  readonly agentIds: readonly string[];
  /** Ends with the sockets. */
  onArrival(listener: (arrival: Arrival) => void): void;
  /** Pages whose socket closed before `leave`. */
  readonly lost: number;
  leave(): Promise<void>;
}

/** So many handshakes at once. */
const together = 40;

/**
 * Tickets are written where the ticket endpoint writes them: Amazon Connect would look up two users a second, which
 * is no load for us. Everything from the handshake on is as for any page.
 */
export const connectCrowd = async (info: LocalInfo, size: number): Promise<Crowd> => {
  const { region, credentials, endpoints } = info;
  const client = new DynamoDBClient({
    region,
    credentials: { ...credentials },
    endpoint: endpoints.dynamodb,
  });
  const clock = () => epochMsOf(Date.now());
  const tickets = dynamodbTickets({ client, table: info.tables.Tickets ?? '', clock });
  const listeners: ((arrival: Arrival) => void)[] = [];
  const sockets: WebSocket[] = [];
  const agentIds = Array.from({ length: size }, () => randomUUID());
  let lost = 0;
  let isLeaving = false;

  const connect = async (agentId: string): Promise<void> => {
    const { ticket } = await tickets.issue(
      { agentId, signedInUntil: epochMsOf(Date.now() + 3_600_000) },
      info.allowedOrigin,
    );
    const protocols = [subprotocol, `${ticketProtocolPrefix}${ticket}`];
    const socket = new WebSocket(info.socketUrl, protocols, { origin: info.allowedOrigin });
    sockets.push(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.once('open', () => socket.send('{"type":"hello"}'));
      // Ready with the snapshot.
      socket.once('message', () => resolve());
    });
    socket.on('close', () => {
      if (!isLeaving) lost += 1;
    });
    socket.on('message', (data) => {
      const at = Date.now();
      const frame = v.parse(serverFrame, JSON.parse(String(data)));
      if (frame.type !== 'interruption') return;
      const { interruptionId, version, state, popupUntil } = frame.view;
      const popsUp = popupUntil !== null;
      const news = [interruptionId, version, state, popsUp].join(' ');
      for (const listener of listeners) listener({ agentId, interruptionId, news, popsUp, at });
    });
  };

  const waiting = [...agentIds];
  const connectNext = async (): Promise<void> => {
    for (let agentId = waiting.shift(); agentId !== undefined; agentId = waiting.shift())
      await connect(agentId);
  };
  await Promise.all(Array.from({ length: together }, connectNext));
  client.destroy();
  return {
    agentIds,
    onArrival: (listener) => void listeners.push(listener),
    get lost() {
      return lost;
    },
    leave: async () => {
      isLeaving = true;
      await Promise.all(
        sockets.map(
          (socket) =>
            new Promise((resolve) => {
              socket.once('close', resolve);
              socket.close();
            }),
        ),
      );
    },
  };
};

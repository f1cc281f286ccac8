/** What happens before a WebSocket opens: authorizer, then the $connect route, and only then the 101. */
import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Clock } from '../clock.ts';
import { isObject, type JsonObject, objectOr } from '../json.ts';
import { type Api, type ApiRoute, integrationOf } from './api.ts';
import { type Authorization, authorize } from './socket-authorizer.ts';
import { connectEvent, newPeer, newRequestId, type Peer } from './socket-event.ts';
import { within } from './within.ts';

export type Handshake =
  | { readonly type: 'accepted'; readonly peer: Peer; readonly subprotocol: string | undefined }
  | { readonly type: 'refused'; readonly peer: Peer; readonly status: number; readonly body: string };

export interface HandshakeWorld {
  readonly clock: Clock;
  readonly region: string;
  readonly account: string;
}

interface Knock {
  readonly api: Api;
  readonly stage: string;
  readonly request: IncomingMessage;
}

const refusal = (peer: Peer, status: number, message: string): Handshake => ({
  type: 'refused',
  peer,
  status,
  body: JSON.stringify({ message, connectionId: peer.connectionId, requestId: newRequestId() }),
});

const authorization = (
  peer: Peer,
  route: ApiRoute,
  knock: Knock,
  world: HandshakeWorld,
): Promise<Authorization> => {
  const { api, stage, request } = knock;
  if (route.authorizerId === undefined) return Promise.resolve({ type: 'allowed', context: {} });
  const authorizer = api.authorizers.get(route.authorizerId);
  if (authorizer === undefined) throw new Error(`API ${api.id} has no authorizer ${route.authorizerId}`);
  const methodArn = `arn:aws:execute-api:${world.region}:${world.account}:${api.id}/${stage}/$connect`;
  return authorize(authorizer, { peer, request, methodArn });
};

const headerOf = (returned: JsonObject, wanted: string): string | undefined => {
  const found = Object.entries(objectOr(returned.headers, {})).find(
    ([name]) => name.toLowerCase() === wanted,
  );
  return found === undefined ? undefined : String(found[1]);
};

/** The function's status decides; 502 for a function that fails or answers out of shape was seen in AWS, not documented. */
const outcome = (peer: Peer, returned: unknown): Handshake => {
  const status = isObject(returned) ? Number(returned.statusCode) : Number.NaN;
  if (!isObject(returned) || !Number.isInteger(status)) return refusal(peer, 502, 'Internal server error');
  if (status >= 200 && status < 300) {
    return { type: 'accepted', peer, subprotocol: headerOf(returned, 'sec-websocket-protocol') };
  }
  return { type: 'refused', peer, status, body: String(returned.body ?? '') };
};

const connect = async (peer: Peer, route: ApiRoute, knock: Knock, clock: Clock): Promise<Handshake> => {
  const { invoke, timeoutMs } = integrationOf(knock.api, route);
  const source = `${knock.stage}/$connect`;
  const event = connectEvent(peer, knock.request, clock.now());
  const answer = await within(timeoutMs, invoke(source, event, 'socket'), clock);
  if (answer === 'too late') return refusal(peer, 504, 'Endpoint request timed out');
  return answer.status === 'ok' ? outcome(peer, answer.value) : refusal(peer, 502, 'Internal server error');
};

export const shakeHands = async (knock: Knock, world: HandshakeWorld): Promise<Handshake> => {
  const stranger = newPeer(knock.api, knock.stage, knock.request, world.clock.now());
  if (!knock.api.stages.has(knock.stage)) return refusal(stranger, 403, 'Forbidden');
  const route = knock.api.routes.find(({ key }) => key === '$connect');
  if (route === undefined) return { type: 'accepted', peer: stranger, subprotocol: undefined };
  const allowed = await authorization(stranger, route, knock, world);
  if (allowed.type === 'refused') return refusal(stranger, allowed.status, allowed.message);
  return connect({ ...stranger, authorizer: allowed.context }, route, knock, world.clock);
};

export const refuseUpgrade = (socket: Duplex, { status, body }: { status: number; body: string }): void => {
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
};

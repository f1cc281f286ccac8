/** The events a WebSocket API gives to its functions (developer guide, "Set up integration requests for WebSocket APIs"). */
import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { JsonObject } from '../json.ts';
import { accessLogTime } from './access-log-time.ts';
import type { Api } from './api.ts';
import { sourceIp } from './http-event.ts';

/** What stays the same for the life of a connection. */
export interface Peer {
  readonly api: Api;
  readonly stage: string;
  /** Eleven random bytes in base64, the shape seen in API Gateway: `Ij7yPeGUIAMCKZg=`. */
  readonly connectionId: string;
  /** Milliseconds since the epoch. */
  readonly connectedAt: number;
  readonly identity: { readonly sourceIp: string; readonly userAgent?: string };
  /** What the authorizer returned; empty without one. */
  readonly authorizer: JsonObject;
}

export const newPeer = (api: Api, stage: string, request: IncomingMessage, now: number): Peer => {
  const userAgent = request.headers['user-agent'];
  return {
    api,
    stage,
    connectionId: newRequestId(),
    connectedAt: now,
    identity: { sourceIp: sourceIp(request), ...(userAgent === undefined ? {} : { userAgent }) },
    authorizer: {},
  };
};

export const newRequestId = (): string => `${randomBytes(11).toString('base64url')}=`;

interface Moment {
  readonly routeKey: string;
  readonly eventType: 'CONNECT' | 'MESSAGE' | 'DISCONNECT';
  readonly requestId: string;
  readonly now: number;
}

const contextOf = (peer: Peer, { routeKey, eventType, requestId, now }: Moment): JsonObject => ({
  routeKey,
  eventType,
  ...(Object.keys(peer.authorizer).length === 0 ? {} : { authorizer: peer.authorizer }),
  extendedRequestId: requestId,
  requestTime: accessLogTime(now),
  messageDirection: 'IN',
  stage: peer.stage,
  connectedAt: peer.connectedAt,
  requestTimeEpoch: now,
  identity: peer.identity,
  requestId,
  domainName: peer.api.domainName,
  connectionId: peer.connectionId,
  apiId: peer.api.id,
});

/** Header names as the client wrote them, which is how the service hands them on. */
const headersOf = (
  request: IncomingMessage,
): { single: Record<string, string>; multi: Record<string, string[]> } => {
  const multi: Record<string, string[]> = {};
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    const name = request.rawHeaders[index] ?? '';
    const value = request.rawHeaders[index + 1] ?? '';
    multi[name] = [...(multi[name] ?? []), value];
  }
  const single = Object.fromEntries(
    Object.entries(multi).map(([name, values]) => [name, values.at(-1) ?? '']),
  );
  return { single, multi };
};

const queryOf = (request: IncomingMessage): JsonObject => {
  const { searchParams } = new URL(request.url ?? '/', 'http://local');
  const names = [...new Set(searchParams.keys())];
  if (names.length === 0) return {};
  return {
    queryStringParameters: Object.fromEntries(names.map((name) => [name, searchParams.getAll(name).at(-1)])),
    multiValueQueryStringParameters: Object.fromEntries(
      names.map((name) => [name, searchParams.getAll(name)]),
    ),
  };
};

export const connectEvent = (peer: Peer, request: IncomingMessage, now: number): JsonObject => {
  const { single, multi } = headersOf(request);
  const moment: Moment = { routeKey: '$connect', eventType: 'CONNECT', requestId: newRequestId(), now };
  return {
    headers: single,
    multiValueHeaders: multi,
    ...queryOf(request),
    requestContext: contextOf(peer, moment),
    isBase64Encoded: false,
  };
};

export const authorizerEvent = (peer: Peer, request: IncomingMessage, methodArn: string): JsonObject => {
  const { isBase64Encoded: _unused, ...event } = connectEvent(peer, request, peer.connectedAt);
  return { type: 'REQUEST', methodArn, stageVariables: {}, queryStringParameters: {}, ...event };
};

export interface Frame {
  readonly routeKey: string;
  readonly requestId: string;
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

export const messageEvent = (
  peer: Peer,
  { routeKey, requestId, body, isBase64Encoded }: Frame,
  now: number,
): JsonObject => ({
  requestContext: {
    ...contextOf(peer, { routeKey, eventType: 'MESSAGE', requestId, now }),
    messageId: randomUUID(),
  },
  body,
  isBase64Encoded,
});

export const disconnectEvent = (
  peer: Peer,
  closed: { code: number; reason: string },
  now: number,
): JsonObject => ({
  headers: { Host: peer.api.domainName, 'x-api-key': '', 'X-Forwarded-For': '', 'x-restapi': '' },
  requestContext: {
    ...contextOf(peer, { routeKey: '$disconnect', eventType: 'DISCONNECT', requestId: newRequestId(), now }),
    disconnectStatusCode: closed.code,
    disconnectReason: closed.reason,
  },
  isBase64Encoded: false,
});

/** The @connections commands (developer guide, "Use @connections commands in your backend service"). */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Route, readBody, replyJson } from '../../http.ts';
import type { Iam } from '../iam/iam.ts';
import { arnOf, type Place } from '../place.ts';
import { type Apis, apiAt } from './api.ts';
import type { SocketApis } from './socket-apis.ts';
import { largestPost, type SocketConnection } from './socket-connection.ts';

const refuse = (response: ServerResponse, status: number, error: string, message: string): void =>
  replyJson(response, status, { message }, { 'x-amzn-errortype': error });

const gone = (response: ServerResponse): void =>
  refuse(response, 410, 'GoneException', 'The connection is gone');

const post = async (
  connection: SocketConnection,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const body = await readBody(request);
  if (body.length > largestPost)
    return refuse(
      response,
      413,
      'PayloadTooLargeException',
      `At most ${largestPost} bytes; given ${body.length}`,
    );
  if (!(await connection.send(body.toString()))) return gone(response);
  response.writeHead(200).end();
};

const describe = ({ peer, lastActiveAt }: SocketConnection, response: ServerResponse): void =>
  replyJson(response, 200, {
    connectedAt: new Date(peer.connectedAt).toISOString(),
    identity: { userAgent: '', ...peer.identity },
    lastActiveAt: new Date(lastActiveAt).toISOString(),
  });

const answer = async (
  connection: SocketConnection,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  switch (request.method) {
    case 'POST':
      return post(connection, request, response);
    case 'GET':
      return describe(connection, response);
    case 'DELETE':
      connection.close(1000, 'Connection Closed Normally');
      response.writeHead(204).end();
      return;
    default:
      refuse(response, 403, 'ForbiddenException', `@connections has no ${request.method}`);
  }
};

export interface Account {
  readonly place: Place;
  readonly iam: Iam;
}

export const connectionsRoute = (apis: Apis, sockets: SocketApis, { place, iam }: Account): Route => {
  return async (request, response, url) => {
    const at = apiAt(apis, url);
    if (at === undefined || at.api.protocol !== 'WEBSOCKET') return false;
    const [stage = '', command, connectionId = ''] = at.segments;
    if (request.headers.authorization === undefined) {
      refuse(response, 403, 'MissingAuthenticationTokenException', 'Missing Authentication Token');
      return true;
    }
    if (command !== '@connections' || !at.api.stages.has(stage)) {
      refuse(response, 403, 'ForbiddenException', 'Forbidden');
      return true;
    }
    const resource = arnOf(
      place,
      'execute-api',
      `${at.api.id}/${stage}/${request.method}/@connections/${decodeURIComponent(connectionId)}`,
    );
    const needs = [{ action: 'execute-api:ManageConnections', resource }];
    const refusal = iam.refusalOfRequest(request.headers.authorization, needs);
    if (refusal !== undefined) {
      refuse(response, 403, 'AccessDeniedException', refusal.message);
      return true;
    }
    const connection = sockets.connections.get(decodeURIComponent(connectionId));
    if (connection?.peer.api !== at.api) gone(response);
    else await answer(connection, request, response);
    return true;
  };
};

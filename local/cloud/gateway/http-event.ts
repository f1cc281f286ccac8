/** The event an HTTP API gives to a function, payload format 2.0 (developer guide, "Create AWS Lambda proxy integrations for HTTP APIs"). */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { JsonObject } from '../json.ts';
import { accessLogTime } from './access-log-time.ts';
import type { Api } from './api.ts';
import type { Match } from './http-routing.ts';

export interface HttpRequest {
  readonly request: IncomingMessage;
  readonly body: Buffer;
  readonly url: URL;
  readonly api: Api;
  readonly stage: string;
  /** Path with the stage, unless that is $default, as the service shows it. */
  readonly rawPath: string;
  readonly match: Match;
  readonly now: number;
}

/** Of a header that is sent twice both values are there, with a comma between them (the same page, "Payload format version"). */
const headersOf = ({ request, api }: HttpRequest): Record<string, string> => {
  const { cookie: _cookie, connection: _connection, ...rest } = request.headersDistinct;
  const given = Object.entries(rest).map(([name, values]): [string, string] => [
    name,
    (values ?? []).join(','),
  ]);
  return {
    ...Object.fromEntries(given),
    host: api.domainName,
    'x-forwarded-for': sourceIp(request),
    'x-forwarded-port': '443',
    'x-forwarded-proto': 'https',
  };
};

export const sourceIp = (request: IncomingMessage): string =>
  (request.socket.remoteAddress ?? '127.0.0.1').replace(/^::ffff:/, '');

const queryOf = (url: URL): Record<string, string> | undefined => {
  const names = [...new Set(url.searchParams.keys())];
  if (names.length === 0) return undefined;
  return Object.fromEntries(names.map((name) => [name, url.searchParams.getAll(name).join(',')]));
};

const isText = (contentType: string): boolean =>
  /^(text\/|application\/(json|javascript|xml))|\+(json|xml)/.test(contentType);

const bodyOf = ({ request, body }: HttpRequest): JsonObject => {
  const text = isText(request.headers['content-type'] ?? 'text/plain');
  if (body.length === 0) return { isBase64Encoded: false };
  return { body: body.toString(text ? 'utf8' : 'base64'), isBase64Encoded: !text };
};

const contextOf = (http: HttpRequest): JsonObject => ({
  accountId: 'anonymous',
  apiId: http.api.id,
  domainName: http.api.domainName,
  domainPrefix: http.api.id,
  http: {
    method: http.request.method,
    path: http.rawPath,
    protocol: 'HTTP/1.1',
    sourceIp: sourceIp(http.request),
    userAgent: http.request.headers['user-agent'] ?? '',
  },
  requestId: `${randomBytes(11).toString('base64url')}=`,
  routeKey: http.match.route.key,
  stage: http.stage,
  time: accessLogTime(http.now),
  timeEpoch: http.now,
});

export const httpEvent = (http: HttpRequest): JsonObject => {
  const cookie = http.request.headers.cookie;
  const query = queryOf(http.url);
  const { pathParameters } = http.match;
  return {
    version: '2.0',
    routeKey: http.match.route.key,
    rawPath: http.rawPath,
    rawQueryString: http.url.search.slice(1),
    ...(cookie === undefined ? {} : { cookies: cookie.split('; ') }),
    headers: headersOf(http),
    ...(query === undefined ? {} : { queryStringParameters: query }),
    requestContext: contextOf(http),
    ...(Object.keys(pathParameters).length === 0 ? {} : { pathParameters }),
    ...bodyOf(http),
  };
};

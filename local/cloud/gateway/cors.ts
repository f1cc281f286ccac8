/** CORS of an HTTP API: the service answers preflights itself and replaces what the integration says (developer guide, "Configure CORS for HTTP APIs"). */
import type { IncomingMessage } from 'node:http';
import type { CorsSettings } from './api.ts';

type Headers = Record<string, string>;

const originAllowed = (origin: string, allowed: readonly string[]): boolean =>
  allowed.some(
    (one) =>
      one === '*' || one === origin || (/^https?:\/\/\*$/.test(one) && origin.startsWith(one.slice(0, -1))),
  );

/** Headers of every answer to a request from an allowed origin; none for others. */
export const corsHeaders = (cors: CorsSettings | undefined, origin: string | undefined): Headers => {
  if (cors === undefined || origin === undefined || !originAllowed(origin, cors.allowOrigins)) return {};
  const any = cors.allowOrigins.includes('*') && !cors.allowCredentials;
  return {
    'access-control-allow-origin': any ? '*' : origin,
    ...(any ? {} : { vary: 'Origin' }),
    ...(cors.allowCredentials ? { 'access-control-allow-credentials': 'true' } : {}),
    ...(cors.exposeHeaders.length > 0
      ? { 'access-control-expose-headers': cors.exposeHeaders.join(',') }
      : {}),
  };
};

export const isPreflight = (request: IncomingMessage): boolean =>
  request.method === 'OPTIONS' &&
  request.headers.origin !== undefined &&
  request.headers['access-control-request-method'] !== undefined;

export const preflightHeaders = (cors: CorsSettings, origin: string | undefined): Headers => {
  const allowed = corsHeaders(cors, origin);
  if (Object.keys(allowed).length === 0) return {};
  return {
    ...allowed,
    ...(cors.allowMethods.length > 0 ? { 'access-control-allow-methods': cors.allowMethods.join(',') } : {}),
    ...(cors.allowHeaders.length > 0 ? { 'access-control-allow-headers': cors.allowHeaders.join(',') } : {}),
    ...(cors.maxAgeSeconds === undefined ? {} : { 'access-control-max-age': String(cors.maxAgeSeconds) }),
  };
};

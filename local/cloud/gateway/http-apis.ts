/** HTTP APIs of API Gateway: a Lambda proxy with payload format 2.0 behind each route. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Route, readBody } from '../../http.ts';
import type { Clock } from '../clock.ts';
import { type Api, type ApiPath, type Apis, apiAt, type Integration, integrationOf } from './api.ts';
import { corsHeaders, isPreflight, preflightHeaders } from './cors.ts';
import { answerOfReturned, type HttpAnswer, messageAnswer } from './http-answer.ts';
import { httpEvent } from './http-event.ts';
import { matchRoute } from './http-routing.ts';
import { within } from './within.ts';

/** Payload quota of HTTP APIs (developer guide, "Quotas for configuring and running an HTTP API"). */
const largestBody = 10 * 1_024 * 1_024;

interface Place {
  readonly stage: string;
  readonly path: string;
  readonly rawPath: string;
}

const placeOf = ({ api, segments }: ApiPath): Place | undefined => {
  const [first = '', ...rest] = segments;
  if (first !== '' && api.stages.has(first)) {
    const path = `/${rest.join('/')}`;
    return { stage: first, path, rawPath: `/${first}${path}` };
  }
  const path = `/${segments.join('/')}`;
  return api.stages.has('$default') ? { stage: '$default', path, rawPath: path } : undefined;
};

const invoke = async (
  integration: Integration,
  event: unknown,
  at: { api: Api; clock: Clock; source: string },
): Promise<HttpAnswer> => {
  const answer = await within(integration.timeoutMs, integration.invoke(at.source, event, 'http'), at.clock);
  if (answer === 'too late') return messageAnswer(503, 'Service Unavailable');
  if (answer.status !== 'ok') return messageAnswer(500, 'Internal Server Error');
  return answerOfReturned(answer.value, at.api.cors !== undefined);
};

const answerRequest = async (
  request: IncomingMessage,
  url: URL,
  at: ApiPath & { clock: Clock },
): Promise<HttpAnswer> => {
  const { api, clock } = at;
  const place = placeOf(at);
  const match = place && matchRoute(api, request.method ?? 'GET', place.path);
  const body = await readBody(request);
  if (place === undefined || match === undefined) return messageAnswer(404, 'Not Found');
  if (body.length > largestBody) return messageAnswer(413, 'Request Entity Too Large');
  const { stage, rawPath } = place;
  const event = httpEvent({ request, body, url, api, stage, rawPath, match, now: clock.now() });
  const of = match.route.key === '$default' ? '$default' : `${request.method}${place.path}`;
  return invoke(integrationOf(api, match.route), event, { api, clock, source: `${stage}/${of}` });
};

const send = (response: ServerResponse, answer: HttpAnswer, more: Readonly<Record<string, string>>): void => {
  response.writeHead(answer.status, { ...answer.headers, ...more, 'content-length': answer.body.length });
  response.end(answer.body);
};

export const httpApisRoute = (apis: Apis, clock: Clock): Route => {
  return async (request, response, url) => {
    const at = apiAt(apis, url);
    if (at === undefined || at.api.protocol !== 'HTTP') return false;
    const { cors } = at.api;
    const { origin } = request.headers;
    if (cors !== undefined && isPreflight(request)) {
      response.writeHead(204, preflightHeaders(cors, origin)).end();
      return true;
    }
    send(response, await answerRequest(request, url, { ...at, clock }), corsHeaders(cors, origin));
    return true;
  };
};

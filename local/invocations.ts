/** `GET /sim/invocations`: every Lambda invocation, without its payload. */
import type { InvocationLog } from './cloud/invocation-log.ts';
import { type Route, replyJson } from './http.ts';

export const invocationsRoute =
  (log: InvocationLog): Route =>
  (request, response, url) => {
    if (url.pathname !== '/sim/invocations' || request.method !== 'GET') return false;
    replyJson(
      response,
      200,
      log.list().map(({ payload: _, ...invocation }) => invocation),
    );
    return true;
  };

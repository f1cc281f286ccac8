/** /sim/ over HTTP: JSON in, JSON out, errors in words. */
import type { IncomingMessage } from 'node:http';
import { type Route, readBody, replyJson } from '../../http.ts';
import { decoded } from '../decoded.ts';
import { type Impossibility, NotPossible } from '../model/not-possible.ts';
import type { Endpoint } from './endpoint.ts';

const statuses: Readonly<Record<Impossibility, number>> = {
  invalid: 400,
  unknown: 404,
  'wrong-state': 409,
};

/** No body is an empty object: most requests need none. */
const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const text = (await readBody(request)).toString('utf8').trim();
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    throw new NotPossible('invalid', 'the body is not JSON; send one JSON object, or no body');
  }
};

export const simRoute = (endpoints: readonly Endpoint[]): Route => {
  return async (request, response, url) => {
    const here = endpoints.filter(({ path }) => path.test(url.pathname));
    const [first] = here;
    if (first === undefined) return false;
    const endpoint = here.find(({ method }) => method === request.method);
    if (endpoint === undefined) {
      replyJson(
        response,
        405,
        { error: `${url.pathname} takes ${first.method}, not ${request.method}` },
        { allow: first.method },
      );
      return true;
    }
    try {
      const id = decoded(endpoint.path.exec(url.pathname)?.[1] ?? '');
      const { status, body } = endpoint.run(id, await bodyOf(request));
      replyJson(response, status, body);
    } catch (error) {
      if (!(error instanceof NotPossible)) throw error;
      replyJson(response, statuses[error.kind], { error: error.message });
    }
    return true;
  };
};

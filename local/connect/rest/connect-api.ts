/** The Connect REST API on HTTP (REST-JSON) for the operations that are modelled. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Route, readBody, replyJson } from '../../http.ts';
import { decoded } from '../decoded.ts';
import type { Input, Operation } from './operation.ts';
import type { OperationDesk } from './operation-desk.ts';
import { Refusal } from './refusal.ts';

interface Match {
  readonly operation: Operation;
  /** Members of the input that are in the path. */
  readonly path: Input;
}

const matching = (desk: OperationDesk, method: string | undefined, path: string): Match | undefined => {
  for (const operation of desk.operations) {
    const match = operation.method === method ? operation.path.exec(path) : null;
    if (match === null) continue;
    const members = Object.entries(match.groups ?? {}).map(([key, part]) => [key, decoded(part)] as const);
    return { operation, path: Object.fromEntries(members) };
  }
  return undefined;
};

const bodyOf = async (request: IncomingMessage): Promise<Input> => {
  const text = (await readBody(request)).toString('utf8');
  if (text === '') return {};
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Input;
  } catch {
    // Answered below: text that is not JSON and JSON that is no object are the same to the caller.
  }
  throw new Refusal('InvalidRequestException', 'The body must be one JSON object');
};

/** Signed for the service "connect", as the SDK does; the signature itself is not checked on the laptop. */
const isSigned = (request: IncomingMessage): boolean =>
  /^AWS4-HMAC-SHA256 .*\/connect\/aws4_request/.test(request.headers.authorization ?? '');

const requestId = (): Record<string, string> => ({ 'x-amzn-requestid': crypto.randomUUID() });

const refuse = (response: ServerResponse, { name, status, message }: Refusal): void =>
  replyJson(response, status, { Message: message }, { 'x-amzn-errortype': name, ...requestId() });

/** Leaves alone what is neither one of the operations nor signed for the service "connect". */
export const connectApi =
  (desk: OperationDesk): Route =>
  async (request, response, url) => {
    const match = matching(desk, request.method, url.pathname);
    const signed = isSigned(request);
    if (match === undefined && !signed) return false;
    try {
      if (!signed) {
        throw new Refusal('MissingAuthenticationTokenException', 'The request is not signed; use an AWS SDK');
      }
      if (match === undefined) {
        const what = `${request.method} ${url.pathname}`;
        throw new Refusal('UnknownOperationException', `The laptop does not model ${what}`);
      }
      const query = Object.fromEntries(url.searchParams);
      const input = { ...query, ...(await bodyOf(request)), ...match.path };
      replyJson(
        response,
        200,
        desk.answer(match.operation, input, request.headers.authorization),
        requestId(),
      );
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refuse(response, error);
    }
    return true;
  };

/** The Connect REST API (REST-JSON) for the operations that are modelled. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Route, readBody, replyJson } from '../../http.ts';
import { decoded } from '../decoded.ts';
import type { RequestEntry } from '../request-log.ts';
import type { Input, Operation } from './operation.ts';
import { Refusal } from './refusal.ts';
import { TokenBucket } from './token-bucket.ts';

export interface ConnectApiOptions {
  readonly instanceId: string;
  readonly operations: readonly Operation[];
  now(): number;
  record(entry: RequestEntry): void;
}

interface Match {
  readonly operation: Operation;
  readonly path: Readonly<Record<string, string>>;
}

const matching = (
  operations: readonly Operation[],
  method: string | undefined,
  path: string,
): Match | undefined => {
  for (const operation of operations) {
    const match = operation.method === method ? operation.path.exec(path) : null;
    if (match === null) continue;
    const members = Object.entries(match.groups ?? {}).map(([key, value]) => [key, decoded(value)] as const);
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

const refuse = (response: ServerResponse, refusal: Refusal): void =>
  replyJson(
    response,
    refusal.status,
    { Message: refusal.message },
    { 'x-amzn-errortype': refusal.name, 'x-amzn-requestid': crypto.randomUUID() },
  );

export const connectApi = ({ instanceId, operations, now, record }: ConnectApiOptions): Route => {
  const buckets = new Map(operations.map(({ name, rate }) => [name, new TokenBucket(rate, now())]));

  const run = (operation: Operation, input: Input): unknown => {
    // documented: throttling is counted per operation, before anything else is looked at (assumed).
    if (buckets.get(operation.name)?.take(now()) === false) {
      const { perSecond, burst } = operation.rate;
      throw new Refusal(
        'TooManyRequestsException',
        `Rate exceeded: ${operation.name} allows ${perSecond}/s, burst ${burst}`,
      );
    }
    if (typeof input.InstanceId === 'string' && input.InstanceId !== instanceId) {
      throw new Refusal(
        'ResourceNotFoundException',
        `There is no instance ${input.InstanceId}; give the id, not the ARN`,
      );
    }
    return operation.run(input);
  };

  const answer = (response: ServerResponse, operation: Operation, input: Input): void => {
    const entry = { at: new Date(now()).toISOString(), operation: operation.name, request: input };
    try {
      const result = run(operation, input);
      record({ ...entry, response: result });
      replyJson(response, 200, result, { 'x-amzn-requestid': crypto.randomUUID() });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      record({ ...entry, error: { name: error.name, message: error.message } });
      refuse(response, error);
    }
  };

  return async (request, response, url) => {
    const match = matching(operations, request.method, url.pathname);
    if (match === undefined) {
      if (!isSigned(request)) return false;
      refuse(
        response,
        new Refusal(
          'UnknownOperationException',
          `The laptop does not model ${request.method} ${url.pathname}`,
        ),
      );
      return true;
    }
    if (!isSigned(request)) {
      refuse(
        response,
        new Refusal('MissingAuthenticationTokenException', 'The request is not signed; use an AWS SDK'),
      );
      return true;
    }
    try {
      answer(response, match.operation, { ...(await bodyOf(request)), ...match.path });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refuse(response, error);
    }
    return true;
  };
};

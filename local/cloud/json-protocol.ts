/** The AWS JSON protocol: POST with X-Amz-Target "<service>.<action>", errors as `__type` and `message`. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { crc32 } from 'node:zlib';
import { type Route, readBody } from '../http.ts';
import { AwsError } from './aws-error.ts';
import { isObject, type JsonObject } from './json.ts';

export type Action = (input: JsonObject) => unknown;
export type Actions = Readonly<Record<string, Action>>;

/** A request as those see it who say whether it is allowed. */
export interface Asked {
  /** The target's first part. */
  readonly service: string;
  readonly action: string;
  readonly input: JsonObject;
  readonly authorization: string;
}

/** @throws AwsError when the caller may not */
export type Gate = (asked: Asked) => void;

/** @param services actions by the target's first part, such as "DynamoDB_20120810" */
export const jsonProtocolRoute = (services: Readonly<Record<string, Actions>>, gate: Gate): Route => {
  return async (request, response) => {
    const [service = '', action = ''] = String(request.headers['x-amz-target'] ?? '').split('.');
    const actions = Object.hasOwn(services, service) ? services[service] : undefined;
    if (request.method !== 'POST' || actions === undefined) return false;
    try {
      send(request, response, 200, await answer(request, { service, actions, action }, gate));
    } catch (error) {
      const { status, body } = errorAnswer(error);
      send(request, response, status, body);
    }
    return true;
  };
};

interface Target {
  readonly service: string;
  readonly actions: Actions;
  readonly action: string;
}

const answer = async (
  request: IncomingMessage,
  { service, actions, action: name }: Target,
  gate: Gate,
): Promise<unknown> => {
  const body = await readBody(request);
  const { authorization } = request.headers;
  if (authorization === undefined) {
    throw new AwsError(
      'com.amazon.coral.service#MissingAuthenticationTokenException',
      'Request is missing Authentication Token',
    );
  }
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (action === undefined) {
    const known = Object.keys(actions).join(', ');
    throw new AwsError(
      'com.amazon.coral.service#UnknownOperationException',
      `The local cloud answers ${known}; not ${name}`,
    );
  }
  const input = parse(body.toString());
  gate({ service, action: name, input, authorization });
  return action(input);
};

const parse = (text: string): JsonObject => {
  try {
    const value: unknown = JSON.parse(text === '' ? '{}' : text);
    if (isObject(value)) return value;
  } catch {
    // Said below, together with JSON that is no object.
  }
  throw new AwsError(
    'com.amazon.coral.service#SerializationException',
    'The request body is not a JSON object',
  );
};

const errorAnswer = (error: unknown): { status: number; body: unknown } => {
  if (error instanceof AwsError) {
    return { status: error.status, body: { __type: error.code, message: error.message, ...error.members } };
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { status: 500, body: { __type: 'com.amazon.coral.service#InternalServerError', message } };
};

const send = (request: IncomingMessage, response: ServerResponse, status: number, body: unknown): void => {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': request.headers['content-type'] ?? 'application/x-amz-json-1.0',
    'content-length': Buffer.byteLength(text),
    'x-amzn-requestid': randomUUID(),
    'x-amz-crc32': crc32(text),
  });
  response.end(text);
};

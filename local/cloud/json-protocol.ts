/** The AWS JSON protocol: POST with X-Amz-Target "<service>.<action>", errors as `__type` and `message`. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { crc32 } from 'node:zlib';
import { type Route, readBody } from '../http.ts';
import { AwsError } from './aws-error.ts';
import { isObject, type JsonObject } from './json.ts';

export type Action = (input: JsonObject) => unknown;
export type Actions = Readonly<Record<string, Action>>;

/** @param services actions by the target's first part, such as "DynamoDB_20120810" */
export const jsonProtocolRoute = (services: Readonly<Record<string, Actions>>): Route => {
  return async (request, response) => {
    const [service = '', action = ''] = String(request.headers['x-amz-target'] ?? '').split('.');
    const actions = Object.hasOwn(services, service) ? services[service] : undefined;
    if (request.method !== 'POST' || actions === undefined) return false;
    try {
      send(request, response, 200, await answer(request, actions, action));
    } catch (error) {
      const { status, body } = errorAnswer(error);
      send(request, response, status, body);
    }
    return true;
  };
};

const answer = async (request: IncomingMessage, actions: Actions, name: string): Promise<unknown> => {
  const body = await readBody(request);
  if (request.headers.authorization === undefined) {
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
  return action(parse(body.toString()));
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

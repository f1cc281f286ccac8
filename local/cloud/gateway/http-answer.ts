/** What a function's return value means to an HTTP API with payload format 2.0. */
import { isObject, listOf, objectOr } from '../json.ts';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer;
}

const jsonAnswer = (status: number, value: unknown): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify(value) ?? ''),
});

export const messageAnswer = (status: number, message: string): HttpAnswer => jsonAnswer(status, { message });

/** The service keeps CORS for itself where it is configured. */
const isCors = (name: string): boolean => name.startsWith('access-control-');

const headersOf = (value: unknown, dropCors: boolean): Record<string, string> =>
  Object.fromEntries(
    Object.entries(objectOr(value, {}))
      .map(([name, one]): [string, string] => [name.toLowerCase(), String(one)])
      .filter(([name]) => !(dropCors && isCors(name))),
  );

/** Without a statusCode the value itself is the body of a 200 (developer guide, "Format structure"). */
export const answerOfReturned = (returned: unknown, corsConfigured: boolean): HttpAnswer => {
  if (!isObject(returned) || returned.statusCode === undefined) return jsonAnswer(200, returned);
  const status = Number(returned.statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599)
    return messageAnswer(500, 'Internal Server Error');
  const cookies = listOf(returned.cookies).map(String);
  const body = returned.body;
  const text = body === undefined || body === null ? '' : String(body);
  return {
    status,
    headers: {
      'content-type': 'text/plain;charset=UTF-8',
      ...headersOf(returned.headers, corsConfigured),
      ...(cookies.length === 0 ? {} : { 'set-cookie': cookies }),
    },
    body: Buffer.from(text, returned.isBase64Encoded === true ? 'base64' : 'utf8'),
  };
};

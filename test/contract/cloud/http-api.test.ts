import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manualClock } from '../../unit/cloud/manual-clock.ts';
import { type RunningCloud, runCloud } from './running-cloud.ts';

let running: RunningCloud;
let ticketUrl: string;
beforeAll(async () => {
  running = await runCloud();
  ticketUrl = running.output('TicketUrl');
});
afterAll(() => running.stop());

const origin = 'https://desk.example';
const post = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${ticketUrl}?a=1&a=2`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });

describe('a request to a route', () => {
  test('reaches the function in payload format 2.0, and its answer comes back', async () => {
    const response = await post('{"x":1}', { authorization: 'Bearer t', cookie: 'k=v; l=w', origin });
    expect(response.status).toBe(201);
    expect(response.headers.get('x-seen')).toBe('yes');
    expect(response.headers.getSetCookie()).toEqual(['a=1']);
    expect(await response.json()).toMatchObject({
      version: '2.0',
      routeKey: 'POST /ticket/{kind}',
      rawPath: '/ticket/desk',
      rawQueryString: 'a=1&a=2',
      cookies: ['k=v', 'l=w'],
      headers: { authorization: 'Bearer t', origin },
      queryStringParameters: { a: '1,2' },
      pathParameters: { kind: 'desk' },
      body: '{"x":1}',
      isBase64Encoded: false,
      requestContext: {
        stage: '$default',
        http: { method: 'POST', path: '/ticket/desk', sourceIp: '127.0.0.1' },
      },
    });
  });

  test('with a body that is no text gives it in base64', async () => {
    const response = await post('abc', { 'content-type': 'application/octet-stream' });
    expect(await response.json()).toMatchObject({ body: 'YWJj', isBase64Encoded: true });
  });

  test('whose function throws is a 500 that says nothing more', async () => {
    const response = await post('"fail"');
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({ message: 'Internal Server Error' });
  });

  test('whose function takes longer than the integration waits is a 503', async () => {
    const clock = manualClock();
    const patient = await runCloud({ clock });
    const response = fetch(patient.output('TicketUrl'), { method: 'POST', body: '"hang"' });
    while (!patient.lines.includes('begun')) await new Promise((resolve) => setImmediate(resolve));
    clock.advance(900);
    expect((await response).status).toBe(503);
    expect(await (await response).json()).toEqual({ message: 'Service Unavailable' });
    await patient.stop();
  });

  test('over ten megabytes is a 413, and does not reach the function', async () => {
    const before = running.cloud.invocations.list().length;
    const response = await post('x'.repeat(10 * 1_024 * 1_024 + 1));
    expect(response.status).toBe(413);
    expect(running.cloud.invocations.list()).toHaveLength(before);
  });
});

test('a request to no route is a 404', async () => {
  expect((await fetch(ticketUrl)).status).toBe(404);
  const response = await fetch(`${ticketUrl}/more`, { method: 'POST' });
  expect(response.status).toBe(404);
  expect(await response.json()).toEqual({ message: 'Not Found' });
});

describe('CORS', () => {
  const preflight = (from: string) =>
    fetch(ticketUrl, {
      method: 'OPTIONS',
      headers: { origin: from, 'access-control-request-method': 'POST' },
    });

  test('a preflight from the allowed origin is answered without the function', async () => {
    const before = running.cloud.invocations.list().length;
    const response = await preflight(origin);
    expect(response.status).toBe(204);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'authorization,content-type',
      'access-control-max-age': '600',
    });
    expect(running.cloud.invocations.list()).toHaveLength(before);
  });

  test('a preflight from another origin gets no permission', async () => {
    expect(
      (await preflight('https://elsewhere.example')).headers.get('access-control-allow-origin'),
    ).toBeNull();
  });

  test('an answer carries the configured origin, never what the function claims', async () => {
    expect((await post('{}', { origin })).headers.get('access-control-allow-origin')).toBe(origin);
    const foreign = await post('{}', { origin: 'https://elsewhere.example' });
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('an answer with an error carries it too, so that the page can read it', async () => {
    expect((await post('"fail"', { origin })).headers.get('access-control-allow-origin')).toBe(origin);
  });
});

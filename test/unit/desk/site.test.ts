import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalInfo } from '../../../local/desk/local-info.ts';
import { deskSite } from '../../../local/desk/site.ts';
import type { Route } from '../../../local/http.ts';

const info: LocalInfo = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  instanceArn: 'arn:aws:connect:us-east-1:111122223333:instance/i-1',
  endpoints: { eventbridge: 'http://e', dynamodb: 'http://d', connect: 'http://c' },
  ticketUrl: 'http://t',
  socketUrl: 'ws://s',
  allowedOrigin: 'http://o',
  tables: {},
  agents: [],
  queues: [],
};

let server: Server;
let base: string;

beforeAll(async () => {
  let site: Route | undefined;
  server = createServer(async (incoming, response) => {
    const answered = await site?.(incoming, response, new URL(incoming.url ?? '/', base));
    if (!answered) response.writeHead(418).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  site = await deskSite({ baseUrl: base, localInfo: () => info });
});
afterAll(() => new Promise((done) => server.close(done)));

const statusUnder = (host: string, path: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const asked = request(`${base}${path}`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', reject).end();
  });

describe('what it serves', () => {
  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/?agent=amina&lang=es', 'text/html; charset=utf-8'],
    ['/desk.js', 'text/javascript; charset=utf-8'],
    ['/desk.css', 'text/css; charset=utf-8'],
    ['/icon.svg', 'image/svg+xml'],
  ])('%s', async (path, type) => {
    const response = await fetch(base + path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect((await response.text()).length).toBeGreaterThan(100);
  });

  it('/local.json', async () => {
    expect(await (await fetch(`${base}/local.json`)).json()).toEqual(info);
  });

  it.each(['/sim/calls', '/main.tsx', '/..%2fpackage.json', '/desk.js.map'])(
    '%s is left to others',
    async (path) => {
      expect((await fetch(base + path)).status).toBe(418);
    },
  );

  it('a POST is left to others', async () => {
    expect((await fetch(`${base}/`, { method: 'POST' })).status).toBe(418);
  });
});

describe('how it protects itself', () => {
  it('allows only its own scripts and styles, and connections to this machine', async () => {
    const policy = (await fetch(`${base}/`)).headers.get('content-security-policy');
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain(
      "connect-src 'self' http://localhost:* ws://localhost:* http://127.0.0.1:* ws://127.0.0.1:*;",
    );
    expect(policy).not.toContain('unsafe');
  });

  it('keeps its word: the page has no inline script or style', async () => {
    const page = await (await fetch(`${base}/`)).text();
    expect(page).not.toMatch(/<style|style=|<script(?![^>]*\ssrc=)|\son\w+=/);
  });

  it.each(['localhost:8080', '127.0.0.1', '[::1]:9'])('answers under the name %s', async (host) => {
    expect(await statusUnder(host, '/local.json')).toBe(200);
  });

  it.each(['evil.example', 'localhost.evil.example', 'no host at all'])(
    'keeps its tokens from the name "%s"',
    async (host) => {
      expect(await statusUnder(host, '/local.json')).toBe(403);
    },
  );
});

/** A contact centre for the browser tests: the desk's site, a ticket, an agent socket and a world that tests direct. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as v from 'valibot';
import { type WebSocket, WebSocketServer } from 'ws';
import {
  type ClientFrame,
  clientFrame,
  type ServerFrame,
  subprotocol,
} from '../../core/contracts/agent-socket.ts';
import type { WorldSnapshot } from '../../local/connect/world.ts';
import type { LocalInfo } from '../../local/desk/local-info.ts';
import { deskSite } from '../../local/desk/site.ts';
import { type Route, readBody, replyJson } from '../../local/http.ts';

export interface SimRequest {
  readonly path: string;
  readonly body: unknown;
}

const infoAt = (baseUrl: string): LocalInfo => ({
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  instanceArn: 'arn:aws:connect:us-east-1:111122223333:instance/i-1',
  endpoints: { eventbridge: baseUrl, dynamodb: baseUrl, connect: baseUrl },
  ticketUrl: `${baseUrl}/ticket`,
  socketUrl: `${baseUrl.replace('http', 'ws')}/socket`,
  allowedOrigin: baseUrl,
  tables: { queueSettings: 'QueueSettings' },
  agents: [
    { id: 'a-amina', username: 'amina', pageUrl: `${baseUrl}/?agent=amina`, token: 'token-of-amina' },
    { id: 'a-ben', username: 'ben', pageUrl: `${baseUrl}/?agent=ben`, token: 'token-of-ben' },
  ],
  queues: [
    { id: 'q-support', name: 'Support', callbackEnabled: true },
    { id: 'q-sales', name: 'Sales', callbackEnabled: false },
  ],
});

export class FakeCentre {
  readonly baseUrl: string;
  /** Frames the panel sent, oldest first. */
  readonly frames: ClientFrame[] = [];
  readonly simRequests: SimRequest[] = [];
  /** What a page gets when it says hello. */
  snapshot: Extract<ServerFrame, { type: 'snapshot' }> = {
    type: 'snapshot',
    interruptions: [],
    serverNow: 0,
  };
  world: WorldSnapshot = { agents: [], calls: [] };
  acceptsTokens = true;
  /** Further pages of this site, by path. */
  readonly pages = new Map<string, string>();
  /** What the simulator answers instead of doing what it is told; empty: it does it. */
  refusal = '';
  ticketsAsked = 0;
  readonly #server: Server;
  readonly #sockets = new WebSocketServer({ noServer: true, handleProtocols: () => subprotocol });
  readonly #streams = new Set<ServerResponse>();
  #heard: () => void = () => {};

  private constructor(server: Server, baseUrl: string, site: Route) {
    this.#server = server;
    this.baseUrl = baseUrl;
    server.on('request', (request, response) => void this.#answer(request, response, site));
    server.on('upgrade', (request, socket, head) =>
      this.#sockets.handleUpgrade(request, socket, head, (page) => this.#welcome(page)),
    );
  }

  static async open(): Promise<FakeCentre> {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const baseUrl = `http://127.0.0.1:${port}`;
    return new FakeCentre(server, baseUrl, await deskSite({ baseUrl, localInfo: () => infoAt(baseUrl) }));
  }

  push(frame: ServerFrame): void {
    for (const page of this.#sockets.clients) page.send(JSON.stringify(frame));
  }

  turn(world: WorldSnapshot): void {
    this.world = world;
    for (const stream of this.#streams) stream.write(`data: ${JSON.stringify(world)}\n\n`);
  }

  /** The frame of that type that came or comes next after `skip` others of it. */
  frame<T extends ClientFrame['type']>(type: T, skip = 0): Promise<Extract<ClientFrame, { type: T }>> {
    const isOfType = (frame: ClientFrame): frame is Extract<ClientFrame, { type: T }> => frame.type === type;
    return this.#once(() => this.frames.filter(isOfType)[skip]);
  }

  simRequest(index: number): Promise<SimRequest> {
    return this.#once(() => this.simRequests[index]);
  }

  framesOf(type: ClientFrame['type']): ClientFrame[] {
    return this.frames.filter((frame) => frame.type === type);
  }

  dropSockets(): void {
    for (const page of this.#sockets.clients) page.terminate();
  }

  async close(): Promise<void> {
    this.dropSockets();
    for (const stream of this.#streams) stream.end();
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  /** Looks again whenever a page has said something. */
  async #once<T>(look: () => T | undefined): Promise<T> {
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      await new Promise<void>((heard) => {
        this.#heard = heard;
      });
    }
  }

  #welcome(page: WebSocket): void {
    page.on('message', (data) => {
      const frame = v.parse(clientFrame, JSON.parse(String(data)));
      this.frames.push(frame);
      if (frame.type === 'hello') page.send(JSON.stringify(this.snapshot));
      if (frame.type === 'ping') page.send(JSON.stringify({ type: 'pong' } satisfies ServerFrame));
      this.#heard();
    });
  }

  async #answer(request: IncomingMessage, response: ServerResponse, site: Route): Promise<void> {
    const url = new URL(request.url ?? '/', this.baseUrl);
    const html = this.pages.get(url.pathname);
    if (html !== undefined) response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
    else if (url.pathname === '/ticket') this.#ticket(response);
    else if (url.pathname === '/sim/world/stream') this.#stream(response);
    else if (url.pathname.startsWith('/sim/')) {
      await this.#simulate(request, response, url.pathname);
    } else if (!(await site(request, response, url))) replyJson(response, 404, { message: 'no such page' });
  }

  async #simulate(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    this.simRequests.push({ path, body: JSON.parse(String(await readBody(request))) });
    if (this.refusal === '') replyJson(response, 200, { contactId: 'c-new' });
    else replyJson(response, 409, { error: this.refusal });
    this.#heard();
  }

  #ticket(response: ServerResponse): void {
    this.ticketsAsked += 1;
    if (this.acceptsTokens) replyJson(response, 200, { ticket: `t-${this.ticketsAsked}`, expiresAt: 0 });
    else replyJson(response, 401, { message: 'the token has expired' });
  }

  #stream(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(`data: ${JSON.stringify(this.world)}\n\n`);
    this.#streams.add(response);
  }
}

/** WebSocket APIs of API Gateway: upgrade, routing of messages, disconnect. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Api, type ApiRoute, type Apis, apiAt, integrationOf } from './api.ts';
import { type HandshakeWorld, refuseUpgrade, shakeHands } from './handshake.ts';
import { largestFrame, SocketConnection } from './socket-connection.ts';
import { disconnectEvent, type Frame, messageEvent, newRequestId, type Peer } from './socket-event.ts';
import { within } from './within.ts';

export class SocketApis {
  readonly connections = new Map<string, SocketConnection>();
  readonly #apis: Apis;
  readonly #world: HandshakeWorld;
  readonly #subprotocols = new WeakMap<IncomingMessage, string>();
  readonly #server: WebSocketServer;
  #stopped = false;

  constructor(apis: Apis, world: HandshakeWorld) {
    this.#apis = apis;
    this.#world = world;
    this.#server = new WebSocketServer({
      noServer: true,
      perMessageDeflate: false,
      maxPayload: largestFrame,
      handleProtocols: (_offered, request) => this.#subprotocols.get(request) ?? false,
    });
  }

  /** @returns whether the address belongs to a WebSocket API; if so, the socket is taken care of */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    const at = apiAt(this.#apis, new URL(request.url ?? '/', 'http://local'));
    if (at === undefined || at.api.protocol !== 'WEBSOCKET') return false;
    socket.on('error', () => socket.destroy());
    const knock = { api: at.api, stage: at.segments[0] ?? '', request };
    shakeHands(knock, this.#world).then(
      (handshake) => {
        if (handshake.type === 'refused') return refuseUpgrade(socket, handshake);
        if (handshake.subprotocol !== undefined) this.#subprotocols.set(request, handshake.subprotocol);
        if (socket.destroyed) return this.#disconnected(handshake.peer, 1006, '');
        this.#server.handleUpgrade(request, socket, head, (opened) => this.#opened(handshake.peer, opened));
      },
      (error: unknown) => socket.destroy(error instanceof Error ? error : new Error(String(error))),
    );
    return true;
  }

  stop(): void {
    this.#stopped = true;
    for (const connection of this.connections.values()) connection.cut();
    this.connections.clear();
    this.#server.close();
  }

  #opened(peer: Peer, socket: WebSocket): void {
    const connection = new SocketConnection(peer, socket, this.#world.clock);
    this.connections.set(peer.connectionId, connection);
    // A frame that breaks the limits is reported here; the socket closes itself with the right code.
    socket.on('error', () => undefined);
    socket.on('message', (data, isBinary) => {
      connection.touch();
      this.#received(connection, asBuffer(data), isBinary);
    });
    socket.on('close', (code, reason) => {
      connection.release();
      this.connections.delete(peer.connectionId);
      this.#disconnected(peer, code, reason.toString());
    });
  }

  /** Does not wait for the message before: API Gateway hands on in the order of arrival, and functions may overtake. */
  #received(connection: SocketConnection, data: Buffer, isBinary: boolean): void {
    const { api } = connection.peer;
    const body = data.toString(isBinary ? 'base64' : 'utf8');
    const requestId = newRequestId();
    const route = isBinary ? routeNamed(api, '$default') : routeOf(api, body);
    if (route === undefined) return void this.#complain(connection, requestId, 'Forbidden');
    void this.#deliver(connection, route, {
      routeKey: route.key,
      requestId,
      body,
      isBase64Encoded: isBinary,
    });
  }

  async #deliver(connection: SocketConnection, route: ApiRoute, frame: Frame): Promise<void> {
    if (this.#stopped) return;
    const { clock } = this.#world;
    const { peer } = connection;
    const { invoke, timeoutMs } = integrationOf(peer.api, route);
    const event = messageEvent(peer, frame, clock.now());
    const answer = await within(timeoutMs, invoke(`${peer.stage}/${route.key}`, event, 'socket'), clock);
    if (answer === 'too late')
      await this.#complain(connection, frame.requestId, 'Endpoint request timed out');
    else if (answer.status !== 'ok')
      await this.#complain(connection, frame.requestId, 'Internal server error');
  }

  #complain(connection: SocketConnection, requestId: string, message: string): Promise<boolean> {
    return connection.send(
      JSON.stringify({ message, connectionId: connection.peer.connectionId, requestId }),
    );
  }

  #disconnected(peer: Peer, code: number, reason: string): void {
    const route = routeNamed(peer.api, '$disconnect');
    if (route === undefined || this.#stopped) return;
    const event = disconnectEvent(peer, { code, reason }, this.#world.clock.now());
    void integrationOf(peer.api, route).invoke(`${peer.stage}/$disconnect`, event, 'socket');
  }
}

const routeNamed = (api: Api, key: string): ApiRoute | undefined =>
  api.routes.find((route) => route.key === key);

/** The routes whose names begin with a dollar sign are not for clients to choose. */
const routeOf = (api: Api, body: string): ApiRoute | undefined => {
  const key = api.selectRoute(body);
  const chosen = key === undefined || key.startsWith('$') ? undefined : routeNamed(api, key);
  return chosen ?? routeNamed(api, '$default');
};

const asBuffer = (data: Buffer | ArrayBuffer | Buffer[]): Buffer => {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
};

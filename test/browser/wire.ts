/**
 * The network between one browser and the laptop, as a proxy that a test can cut. Chromium tunnels WebSockets
 * through a proxy (CONNECT), so that cutting a tunnel breaks the page's real socket, without a closing handshake.
 */
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** What a browser's console says of a socket whose wire is cut. */
export const cutWords = /^WebSocket connection to .* failed/;

export class Wire {
  readonly #server: Server;
  /** The far ends of the open tunnels. */
  readonly #servers = new Set<Socket>();
  #isCut = false;

  private constructor(server: Server) {
    this.#server = server;
    server.on('request', (asked, answer) => forward(asked, answer));
    server.on('connect', (asked: IncomingMessage, browser: Duplex) => this.#tunnel(asked.url ?? '', browser));
  }

  static async open(): Promise<Wire> {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return new Wire(server);
  }

  get proxy(): { readonly server: string } {
    return { server: `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}` };
  }

  /** Every WebSocket breaks, and none can be opened until the wire is mended. */
  cut(): void {
    this.#isCut = true;
    for (const server of this.#servers) server.destroy();
  }

  /** From now on what the page says arrives, and what the server says is kept back: until `mend`, or for ever by `cut`. */
  keepAnswersBack(): void {
    for (const server of this.#servers) server.pause();
  }

  mend(): void {
    this.#isCut = false;
    for (const server of this.#servers) server.resume();
  }

  async close(): Promise<void> {
    this.cut();
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  #tunnel(place: string, browser: Duplex): void {
    if (this.#isCut) {
      browser.destroy();
      return;
    }
    const { hostname, port } = new URL(`http://${place}`);
    const server = connect(Number(port), hostname, () => {
      browser.write('HTTP/1.1 200 Connection established\r\n\r\n');
      browser.pipe(server).pipe(browser);
    });
    this.#servers.add(server);
    for (const end of [browser, server]) {
      end.on('error', () => undefined);
      end.on('close', () => {
        this.#servers.delete(server);
        browser.destroy();
        server.destroy();
      });
    }
  }
}

const forward = (asked: IncomingMessage, answer: ServerResponse): void => {
  const { method, headers } = asked;
  const onward = request(asked.url ?? '', { method, headers }, (reply) => {
    answer.writeHead(reply.statusCode ?? 502, reply.headers);
    reply.pipe(answer);
  });
  onward.on('error', () => answer.destroy());
  answer.on('close', () => onward.destroy());
  asked.pipe(onward);
};

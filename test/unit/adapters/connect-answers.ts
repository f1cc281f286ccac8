/** Amazon Connect's end of the wire: counts the requests and gives each the next answer. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface WireAnswer {
  /** 0: the connection breaks before any answer. */
  readonly status: number;
  /** As in the header `x-amzn-errortype`. */
  readonly error?: string;
  readonly body?: unknown;
}

export interface ConnectAnswers {
  readonly url: string;
  readonly requests: { readonly method: string; readonly path: string }[];
  /** What each request from now on is answered with. */
  answer(answer: WireAnswer): void;
  stop(): Promise<void>;
}

export const startConnectAnswers = async (): Promise<ConnectAnswers> => {
  let next: WireAnswer = { status: 500 };
  const requests: ConnectAnswers['requests'] = [];
  const server = createServer((request, response) => {
    requests.push({ method: request.method ?? '', path: request.url ?? '' });
    if (next.status === 0) {
      request.socket.destroy();
      return;
    }
    const { status, error, body = {} } = next;
    response.writeHead(status, {
      'content-type': 'application/json',
      ...(error && { 'x-amzn-errortype': error }),
    });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    answer: (answer) => {
      next = answer;
      requests.length = 0;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

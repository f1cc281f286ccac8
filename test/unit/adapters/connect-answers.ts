/** Amazon Connect's end of the wire: counts the requests and gives each the same answer. */
import { type Listening, listening } from '../../handlers/listening.ts';

export const noAnswer: WireAnswer = { status: -1 };

export interface WireAnswer {
  /** 0: the connection breaks before any answer; -1: none ever comes. */
  readonly status: number;
  /** As in the header `x-amzn-errortype`. */
  readonly error?: string;
  readonly body?: unknown;
}

export interface ConnectAnswers extends Listening {
  /** Since the answer was last changed. */
  readonly requests: readonly { readonly method: string; readonly path: string }[];
  /** What each request from now on is answered with. */
  answer(answer: WireAnswer): void;
  /** Resolves when the next request has come. */
  nextRequest(): Promise<void>;
}

export const startConnectAnswers = async (): Promise<ConnectAnswers> => {
  let now: WireAnswer = { status: 500 };
  let tell = (): void => undefined;
  const requests: { method: string; path: string }[] = [];
  const server = await listening((request, response) => {
    requests.push({ method: request.method ?? '', path: request.url ?? '' });
    tell();
    if (now.status < 0) return;
    if (now.status === 0) {
      request.socket.destroy();
      return;
    }
    const { status, error, body = {} } = now;
    const headers = { 'content-type': 'application/json', ...(error && { 'x-amzn-errortype': error }) };
    response.writeHead(status, headers).end(JSON.stringify(body));
  });
  return {
    ...server,
    requests,
    answer: (answer) => {
      now = answer;
      requests.length = 0;
    },
    nextRequest: () =>
      new Promise((resolve) => {
        tell = resolve;
      }),
  };
};

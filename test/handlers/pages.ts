/** API Gateway's `@connections`, with the agents' pages behind it. */

import * as v from 'valibot';
import { type ServerFrame, serverFrame } from '../../core/contracts/agent-socket.ts';
import { readBody } from '../../local/http.ts';
import { type Listening, listening } from './listening.ts';

export interface Pages extends Listening {
  /** Frames that this page received, in order. */
  framesOf(connectionId: string): readonly ServerFrame[];
  /** The server has ended this page's socket. */
  endedByServer(connectionId: string): boolean;
  /** The page is closed: API Gateway answers 410 for it. */
  close(connectionId: string): void;
}

export const startPages = async (): Promise<Pages> => {
  const received: { readonly connectionId: string; readonly frame: ServerFrame }[] = [];
  const closed = new Set<string>();
  const ended = new Set<string>();
  const server = await listening(async (request, response) => {
    const connectionId = decodeURIComponent(request.url?.split('/').at(-1) ?? '');
    const body = (await readBody(request)).toString();
    if (closed.has(connectionId)) {
      response.writeHead(410, { 'x-amzn-errortype': 'GoneException' }).end('{}');
      return;
    }
    if (request.method === 'DELETE') {
      ended.add(connectionId);
      response.writeHead(204).end();
      return;
    }
    received.push({ connectionId, frame: v.parse(serverFrame, JSON.parse(body)) });
    response.writeHead(200).end();
  });
  return {
    ...server,
    framesOf: (id) => received.filter(({ connectionId }) => connectionId === id).map(({ frame }) => frame),
    endedByServer: (connectionId) => ended.has(connectionId),
    close: (connectionId) => void closed.add(connectionId),
  };
};

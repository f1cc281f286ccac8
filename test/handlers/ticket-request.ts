/** `POST /ticket` as an HTTP API hands it to the function, payload format 2.0. */
import type { Functions } from './functions.ts';

interface Asked {
  readonly authorization?: string | undefined;
  readonly origin?: string | undefined;
}

export interface TicketAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: {
    readonly ticket?: string;
    readonly expiresAt?: number;
    readonly signedInSeconds?: number;
    readonly message?: string;
  };
}

const eventOf = ({ authorization, origin }: Asked): unknown => ({
  version: '2.0',
  routeKey: 'POST /ticket',
  rawPath: '/ticket',
  rawQueryString: '',
  headers: {
    accept: '*/*',
    'content-length': '0',
    host: 'abcdef1234.execute-api.us-east-1.amazonaws.com',
    ...(authorization !== undefined && { authorization }),
    ...(origin !== undefined && { origin }),
    'x-forwarded-for': '203.0.113.7',
  },
  requestContext: {
    accountId: '111122223333',
    apiId: 'abcdef1234',
    domainName: 'abcdef1234.execute-api.us-east-1.amazonaws.com',
    http: {
      method: 'POST',
      path: '/ticket',
      protocol: 'HTTP/1.1',
      sourceIp: '203.0.113.7',
      userAgent: 'Mozilla',
    },
    requestId: 'JKJaXmPLvHcESHA=',
    routeKey: 'POST /ticket',
    stage: '$default',
    time: '23/Nov/2026:09:00:00 +0000',
    timeEpoch: 1_795_424_400_000,
  },
  isBase64Encoded: false,
});

export const askForTicket = async ({ invoke }: Functions, asked: Asked): Promise<TicketAnswer> => {
  const answer = (await invoke('ticket', eventOf(asked))) as Omit<TicketAnswer, 'body'> & {
    readonly body: string;
  };
  return { ...answer, body: JSON.parse(answer.body) };
};

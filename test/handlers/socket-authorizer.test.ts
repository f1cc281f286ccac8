import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { epochMsOf } from '../../core/time.ts';
import { dynamodbTickets, type Tickets } from '../../lambdas/adapters/dynamodb-tickets.ts';
import { amina } from './aws-events.ts';
import { type CapturedOutput, captureOutput } from './captured-output.ts';
import { type Functions, startFunctions } from './functions.ts';

let functions: Functions;
let output: CapturedOutput;
let tickets: Tickets;
/** How far the issuer's clock is behind ours. */
let ago: number;

beforeAll(async () => {
  functions = await startFunctions();
  tickets = dynamodbTickets({
    client: functions.dynamodb,
    table: process.env.TICKETS_TABLE ?? '',
    clock: () => epochMsOf(Date.now() - ago),
  });
});
afterAll(() => functions?.stop());
beforeEach(() => {
  output = captureOutput();
  ago = 0;
});

const methodArn = 'arn:aws:execute-api:us-east-1:111122223333:abcdef1234/live/$connect';
const signedInUntil = epochMsOf(Date.now() + 3_600_000);
const newTicket = async (origin = functions.allowedOrigin): Promise<string> =>
  (await tickets.issue({ agentId: amina, signedInUntil }, origin)).ticket;

/** The $connect request, as a WebSocket API hands it to its authorizer. */
const authorize = (
  headers: Record<string, string> | null,
  multiValueHeaders: Record<string, readonly string[]> = {},
) =>
  functions.invoke('socket-authorizer', {
    type: 'REQUEST',
    methodArn,
    headers,
    multiValueHeaders,
    queryStringParameters: {},
    stageVariables: {},
    requestContext: { routeKey: '$connect', eventType: 'CONNECT', connectionId: 'JKJaXmPL=', stage: 'live' },
  });
const ours = (protocols: string) => ({
  Origin: functions.allowedOrigin,
  'Sec-WebSocket-Protocol': protocols,
});

describe('a socket', () => {
  it('with a good ticket opens, for the agent whom the ticket names', async () => {
    expect(await authorize(ours(`rejoin.v1, ticket.${await newTicket()}`))).toEqual({
      principalId: amina,
      policyDocument: {
        Version: '2012-10-17',
        Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: methodArn }],
      },
      context: { agentId: amina, signedInUntil },
    });
  });

  it.each([
    ['Origin', 'Sec-WebSocket-Protocol'],
    ['origin', 'sec-websocket-protocol'],
    ['ORIGIN', 'Sec-Websocket-Protocol'],
  ])('may name its headers %s and %s', async (origin, protocol) => {
    const headers = {
      [origin]: functions.allowedOrigin,
      [protocol]: `ticket.${await newTicket()},rejoin.v1`,
    };
    expect(await authorize(headers)).toMatchObject({ context: { agentId: amina } });
  });

  it('is not opened twice with one ticket', async () => {
    const headers = ours(`rejoin.v1, ticket.${await newTicket()}`);
    await authorize(headers);
    await expect(authorize(headers)).rejects.toThrow(/^Unauthorized$/);
    expect(output.counts()).toEqual({ SocketRefused: 1 });
  });

  it('is not opened with a ticket of 30 s ago', async () => {
    ago = 30_000;
    await expect(authorize(ours(`rejoin.v1, ticket.${await newTicket()}`))).rejects.toThrow(/^Unauthorized$/);
  });

  it.each(['rejoin.v1', 'rejoin.v1, ticket.', 'rejoin.v1, ticket.made-up', 'Ticket.made-up'])(
    'that offers "%s" is not opened: API Gateway answers 401 to exactly this error',
    async (protocols) => {
      await expect(authorize(ours(protocols))).rejects.toThrow(/^Unauthorized$/);
    },
  );
});

describe('a page', () => {
  it.each([
    ['of another site', { Origin: 'https://evil.example' }],
    ['of a site whose name begins like ours', { Origin: 'https://agents.example.com.evil.example' }],
    ['without an origin', {}],
  ])('%s is refused, and its ticket is not used up', async (_what, origin) => {
    const ticket = await newTicket();
    const refused = await authorize({ 'Sec-WebSocket-Protocol': `rejoin.v1, ticket.${ticket}`, ...origin });
    expect(refused).toMatchObject({ policyDocument: { Statement: [{ Effect: 'Deny' }] } });
    expect(await authorize(ours(`rejoin.v1, ticket.${ticket}`))).toMatchObject({
      context: { agentId: amina },
    });
    expect(output.counts()).toEqual({ SocketRefused: 1 });
  });

  it('without any headers is refused', async () => {
    expect(await authorize(null)).toMatchObject({ policyDocument: { Statement: [{ Effect: 'Deny' }] } });
  });
});

describe('headers that say two things', () => {
  const twice = async (name: 'Origin' | 'Sec-WebSocket-Protocol', values: readonly string[]) => {
    const good = ours(`rejoin.v1, ticket.${await newTicket()}`);
    const last = values.at(-1) ?? '';
    return authorize({ ...good, [name]: last }, { ...multiple(good), [name]: values });
  };
  const multiple = (headers: Record<string, string>) =>
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));

  it('are read as they come from API Gateway when each comes once', async () => {
    const good = ours(`rejoin.v1, ticket.${await newTicket()}`);
    expect(await authorize(good, multiple(good))).toMatchObject({ context: { agentId: amina } });
  });

  it('are refused when the page has two origins, ours among them or twice', async () => {
    for (const values of [
      ['https://evil.example', functions.allowedOrigin],
      [functions.allowedOrigin, 'https://evil.example'],
      [functions.allowedOrigin, functions.allowedOrigin],
    ])
      expect(await twice('Origin', values)).toMatchObject({
        policyDocument: { Statement: [{ Effect: 'Deny' }] },
      });
  });

  it('are refused when two spellings of Origin differ', async () => {
    const good = ours(`rejoin.v1, ticket.${await newTicket()}`);
    expect(await authorize({ ...good, origin: 'https://evil.example' })).toMatchObject({
      policyDocument: { Statement: [{ Effect: 'Deny' }] },
    });
  });

  it('are refused when they offer several tickets, and none of these is used up', async () => {
    const [one, other] = [await newTicket(), await newTicket()];
    const both = ours(`rejoin.v1, ticket.${one}, ticket.${other}`);
    await expect(authorize(both)).rejects.toThrow(/^Unauthorized$/);
    await expect(twice('Sec-WebSocket-Protocol', [`ticket.${one}`, `ticket.${other}`])).rejects.toThrow(
      /^Unauthorized$/,
    );
    for (const ticket of [one, other])
      expect(await authorize(ours(`rejoin.v1, ticket.${ticket}`))).toMatchObject({
        context: { agentId: amina },
      });
  });
});

describe('a ticket', () => {
  it('that was given to pages of another origin opens nothing here', async () => {
    const ticket = await newTicket('https://agents-before.example.com');
    await expect(authorize(ours(`rejoin.v1, ticket.${ticket}`))).rejects.toThrow(/^Unauthorized$/);
  });
});

describe('the log', () => {
  it('says why a socket was refused, and never with which ticket', async () => {
    const ticket = await newTicket();
    await authorize(ours(`rejoin.v1, ticket.${ticket}`));
    await expect(authorize(ours(`rejoin.v1, ticket.${ticket}`))).rejects.toThrow();
    await authorize({ 'Sec-WebSocket-Protocol': `ticket.${ticket}` });
    expect(output.messages().filter((message) => message === 'a socket was refused')).toHaveLength(2);
    expect(output.lines.filter((line) => line.includes('"security":"socket-refused"'))).toHaveLength(2);
    expect(output.lines.join('\n')).toContain('unknown, used or out of date');
    expect(output.lines.join('\n')).not.toContain(ticket);
  });
});

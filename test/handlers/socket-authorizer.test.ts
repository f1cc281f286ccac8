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
const newTicket = async (): Promise<string> => (await tickets.issue(amina)).ticket;

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
      context: { agentId: amina },
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

describe('a stranger who sends a header twice', () => {
  const evil = 'https://evil.example';

  it.each([
    ['theirs first', (ours: string) => [evil, ours]],
    ['theirs last', (ours: string) => [ours, evil]],
  ])('is refused with two origins, %s', async (_what, origins) => {
    const protocols = `rejoin.v1, ticket.${await newTicket()}`;
    const both = origins(functions.allowedOrigin);
    const refused = await authorize(
      { Origin: both.at(-1) ?? '', 'Sec-WebSocket-Protocol': protocols },
      { Origin: both, 'Sec-WebSocket-Protocol': [protocols] },
    );
    expect(refused).toMatchObject({ policyDocument: { Statement: [{ Effect: 'Deny' }] } });
    expect(await authorize(ours(protocols))).toMatchObject({ context: { agentId: amina } });
  });

  it('is refused with two spellings of the origin', async () => {
    const headers = { ...ours(`rejoin.v1, ticket.${await newTicket()}`), origin: evil };
    expect(await authorize(headers)).toMatchObject({ policyDocument: { Statement: [{ Effect: 'Deny' }] } });
  });

  it('is refused with two tickets, in one header or in two, and neither is used up', async () => {
    const [one, two] = [await newTicket(), await newTicket()];
    await expect(authorize(ours(`rejoin.v1, ticket.${one}, ticket.${two}`))).rejects.toThrow(
      /^Unauthorized$/,
    );
    const split = [`rejoin.v1, ticket.${one}`, `ticket.${two}`];
    await expect(authorize(ours(split[1] ?? ''), { 'Sec-WebSocket-Protocol': split })).rejects.toThrow(
      /^Unauthorized$/,
    );
    expect(await authorize(ours(`ticket.${one}`))).toMatchObject({ context: { agentId: amina } });
    expect(await authorize(ours(`ticket.${two}`))).toMatchObject({ context: { agentId: amina } });
  });

  it('is let in when both say the same', async () => {
    const headers = ours(`rejoin.v1, ticket.${await newTicket()}`);
    const twice = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value, value]]));
    expect(await authorize(headers, twice)).toMatchObject({ context: { agentId: amina } });
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

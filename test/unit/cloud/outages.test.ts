import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConnectClient, DescribeUserCommand } from '@aws-sdk/client-connect';
import { DynamoDBClient, ListTablesCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Outages, outages } from '../../../local/cloud/outages.ts';
import { replyJson } from '../../../local/http.ts';

let server: Server;
let failing: Outages;
let served: number;
let dynamodb: DynamoDBClient;
let connect: ConnectClient;

beforeEach(async () => {
  failing = outages();
  served = 0;
  server = createServer(async (request, response) => {
    if (await failing.route(request, response, new URL(request.url ?? '/', 'http://local'))) return;
    served += 1;
    replyJson(response, 200, {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  };
  dynamodb = new DynamoDBClient({ ...client });
  connect = new ConnectClient({ ...client });
});
afterEach(async () => {
  dynamodb.destroy();
  connect.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const list = () => dynamodb.send(new ListTablesCommand({}));
const put = () => dynamodb.send(new PutItemCommand({ TableName: 'T', Item: { id: { S: '1' } } }));
const describeUser = () => connect.send(new DescribeUserCommand({ InstanceId: 'i', UserId: 'u' }));
const busy = { type: 'refuses', status: 400, error: 'ThrottlingException' } as const;

it('nothing fails until it is told to', async () => {
  await list();
  await describeUser();
  expect(served).toBe(2);
});

describe('a dependency that refuses', () => {
  it('is met by real clients as the error that AWS would answer, and does nothing', async () => {
    const outage = failing.begin('dynamodb', busy);
    await expect(put()).rejects.toMatchObject({ name: 'ThrottlingException' });
    expect([outage.met, served]).toEqual([1, 0]);
    outage.end();
    await put();
    expect(served).toBe(1);
  });

  it('does not concern the others', async () => {
    failing.begin('connect', { type: 'refuses', status: 429, error: 'TooManyRequestsException' });
    await list();
    await expect(describeUser()).rejects.toMatchObject({ name: 'TooManyRequestsException' });
  });

  it('may refuse one operation alone', async () => {
    failing.begin('dynamodb', busy, 'PutItem');
    await list();
    await expect(put()).rejects.toThrow();
  });
});

it('a dependency that is silent answers nobody, and breaks the connections when it comes back', async () => {
  const outage = failing.begin('dynamodb', { type: 'silent' });
  const waiting = list();
  const broken = expect(waiting).rejects.toMatchObject({ code: 'ECONNRESET' });
  await outage.reached(1);
  outage.end();
  await broken;
  expect(served).toBe(0);
});

it('a dependency that is slow answers in the end', async () => {
  const outage = failing.begin('dynamodb', { type: 'slow', ms: 60_000 });
  const waiting = list();
  await outage.reached(1);
  expect(served).toBe(0);
  outage.end();
  await waiting;
  expect(served).toBe(1);
});

it('a dependency whose answer is lost has done what it was asked', async () => {
  failing.begin('dynamodb', { type: 'answer-lost' });
  await expect(put()).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(served).toBe(1);
});

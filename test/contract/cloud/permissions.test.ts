/** What a function may do in the local cloud is what its role says, and a service what the policy of its target says. */
import {
  ApiGatewayManagementApiClient,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import {
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { template } from './fixture.ts';
import { type RunningCloud, region, runCloud } from './running-cloud.ts';

let running: RunningCloud;

const start = async (stack: unknown = template): Promise<void> => {
  running = await runCloud({ template: stack });
  onTestFinished(() => running.stop());
};

const arn = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });
const orders = {
  Effect: 'Allow',
  Action: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
  Resource: arn('Orders'),
};

const withStatements = (...more: readonly object[]) => {
  const { RolePolicy } = template.Resources;
  const { Properties } = RolePolicy;
  const Statement = [...Properties.PolicyDocument.Statement, ...more];
  return {
    ...template,
    Resources: {
      ...template.Resources,
      RolePolicy: { ...RolePolicy, Properties: { ...Properties, PolicyDocument: { Statement } } },
    },
  };
};

/** The SDK as the function itself would have it. */
const asFunction = async () => {
  const answer = await running.cloud.invoke('Shop-Echo', {});
  const { env } = (answer.status === 'ok' ? answer.value : {}) as { env: Record<string, string> };
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '', AWS_SESSION_TOKEN = '' } = env;
  const credentials = {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    sessionToken: AWS_SESSION_TOKEN,
  };
  const client = { endpoint: running.baseUrl, region, credentials, maxAttempts: 1 };
  return {
    dynamodb: new DynamoDBClient(client),
    sqs: new SQSClient(client),
    sockets: new ApiGatewayManagementApiClient({ ...client, endpoint: env.SOCKET_URL ?? '' }),
  };
};

const item = { id: { S: '1' } };

describe('a function', () => {
  test('reads and writes what its role lets it, and nothing else', async () => {
    await start(withStatements(orders));
    const { dynamodb } = await asFunction();
    const TableName = running.output('OrdersTable');
    await dynamodb.send(new PutItemCommand({ TableName, Item: item }));
    await expect(dynamodb.send(new GetItemCommand({ TableName, Key: item }))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringMatching(
        /Shop-Role\/Shop-Echo is not authorized to perform: dynamodb:GetItem on resource: arn:.*table\/Shop-Orders because/,
      ),
      $metadata: { httpStatusCode: 400 },
    });
  });

  test('may not do in a transaction what it may not do alone, and nothing of it is done', async () => {
    await start(withStatements(orders));
    const { dynamodb } = await asFunction();
    const TableName = running.output('OrdersTable');
    const journal = { ...item, seq: { N: '1' } };
    const both = new TransactWriteItemsCommand({
      TransactItems: [
        { Put: { TableName, Item: item } },
        { Put: { TableName: running.output('JournalTable'), Item: journal } },
      ],
    });
    await expect(dynamodb.send(both)).rejects.toThrow(
      /dynamodb:PutItem on resource: arn:.*table\/Shop-Journal/,
    );
    const { Item } = await running.dynamodb.send(new GetItemCommand({ TableName, Key: item }));
    expect(Item).toBeUndefined();
  });

  test('puts no message into a queue that it may only read', async () => {
    await start();
    const { sqs } = await asFunction();
    const message = new SendMessageCommand({ QueueUrl: running.output('WorkUrl'), MessageBody: 'work' });
    await expect(sqs.send(message)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(
        'sqs:SendMessage on resource: arn:aws:sqs:us-east-1:111122223333:Shop-Work',
      ),
    });
  });

  test('does not learn whether a connection is there that it may not post to', async () => {
    await start();
    const { sockets } = await asFunction();
    const post = new PostToConnectionCommand({ ConnectionId: 'abc=', Data: 'x' });
    await expect(sockets.send(post)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringMatching(
        /execute-api:ManageConnections on resource: .*\/live\/POST\/@connections\/abc=/,
      ),
      $metadata: { httpStatusCode: 403 },
    });
  });

  test('is not put to work on a queue that its role may not read', async () => {
    const { RolePolicy: _, ...others } = template.Resources;
    const RolePolicy = { Type: 'AWS::IAM::Role', Properties: template.Resources.Role.Properties };
    const Resources = { ...others, RolePolicy };
    const starting = runCloud({ template: { ...template, Resources } });
    await expect(starting).rejects.toThrow(
      /WorkerMapping .*is not authorized to perform: sqs:ReceiveMessage/,
    );
  });
});

describe('a service', () => {
  const without = (...names: readonly string[]) => ({
    ...template,
    Resources: Object.fromEntries(
      Object.entries(template.Resources).filter(([name]) => !names.includes(name)),
    ),
  });
  const order = new PutEventsCommand({
    Entries: [{ Source: 'shop', DetailType: 'Order placed', Detail: '{}' }],
  });

  test('delivers no event to a queue whose policy does not let the rule', async () => {
    await start(without('QueuePolicy'));
    await running.events.send(order);
    await running.cloud.idle();
    expect(running.cloud.invocations.list()).toEqual([]);
    expect(running.cloud.iam.refusals().map(({ message }) => message)).toEqual([
      'User: events.amazonaws.com is not authorized to perform: sqs:SendMessage on resource: ' +
        'arn:aws:sqs:us-east-1:111122223333:Shop-Work because no resource-based policy allows the sqs:SendMessage action',
    ]);
  });

  test('invokes no function that does not let it', async () => {
    await start(without('EchoForTickets'));
    const response = await fetch(running.output('TicketUrl'), { method: 'POST' });
    expect(response.status).toBe(500);
    expect(running.cloud.invocations.list()).toEqual([]);
  });
});

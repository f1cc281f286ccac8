/** A function that makes the calls which ours makes for a drop, in the same order, and decides nothing. */
import {
  ApiGatewayManagementApiClient,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import {
  DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import middy from '@middy/core';
import type { SQSEvent } from 'aws-lambda';

const variable = (name: string): string => process.env[name] ?? '';
const dynamodb = new DynamoDBClient();
const sqs = new SQSClient();
const pages = new ApiGatewayManagementApiClient({ endpoint: variable('SOCKET_MANAGEMENT_URL') });
const agentId = variable('BENCH_AGENT');

const story = async (id: string): Promise<void> => {
  await dynamodb.send(
    new GetItemCommand({
      ...{ TableName: variable('INTERRUPTIONS_TABLE'), Key: { chainId: { S: id } }, ConsistentRead: true },
    }),
  );
  const text = { S: 'x'.repeat(1_200) };
  await dynamodb.send(
    new TransactWriteItemsCommand({
      TransactItems: [
        {
          Update: {
            TableName: variable('INTERRUPTIONS_TABLE'),
            Key: { chainId: { S: id } },
            UpdateExpression: 'SET #text = :text',
            ExpressionAttributeNames: { '#text': 'text' },
            ExpressionAttributeValues: { ':text': text },
          },
        },
        {
          Put: {
            TableName: variable('LEDGER_TABLE'),
            Item: { interruptionId: { S: id }, seq: { N: '1' }, text: { S: 'x'.repeat(300) } },
          },
        },
        {
          Put: {
            TableName: variable('AGENTS_TABLE'),
            Item: { agentId: { S: agentId }, item: { S: `interruption#${id}` } },
          },
        },
      ],
    }),
  );
  await sqs.send(
    new SendMessageCommand({
      QueueUrl: variable('DEADLINES_QUEUE_URL'),
      DelaySeconds: 10,
      MessageBody: JSON.stringify({ interruptionId: id, at: 0 }),
    }),
  );
  const { Items = [] } = await dynamodb.send(
    new QueryCommand({
      TableName: variable('AGENTS_TABLE'),
      KeyConditionExpression: 'agentId = :agent AND begins_with(#item, :prefix)',
      ExpressionAttributeNames: { '#item': 'item' },
      ExpressionAttributeValues: { ':agent': { S: agentId }, ':prefix': { S: 'connection#' } },
    }),
  );
  const frame = Buffer.from(JSON.stringify({ type: 'pong', text: 'x'.repeat(600) }));
  for (const { item } of Items)
    await pages.send(
      new PostToConnectionCommand({
        ConnectionId: String(item?.S).slice('connection#'.length),
        Data: frame,
      }),
    );
};

export const handler = middy<SQSEvent>().handler(async ({ Records }) => {
  for (const { messageId } of Records) await story(messageId);
  return { batchItemFailures: [] };
});

import { describe, expect, it } from 'vitest';
import { dynamodbNeeds } from '../../../../local/cloud/dynamodb/needs.ts';
import { sqsNeeds } from '../../../../local/cloud/sqs/needs.ts';

const place = { region: 'us-east-1', account: '111122223333', stackName: 'Shop' };
const inWords = (needs: readonly { action: string; resource: string }[]): string[] =>
  needs.map(({ action, resource }) => `${action} ${resource.split(':').at(-1)}`);

describe('a request of DynamoDB needs', () => {
  const TableName = 'Ledger';
  it.each([
    ['PutItem', { TableName }, ['dynamodb:PutItem table/Ledger']],
    ['Query', { TableName, IndexName: 'byAgent' }, ['dynamodb:Query table/Ledger/index/byAgent']],
    ['GetItem', { TableName: 'arn:aws:dynamodb:us-east-1:1:table/Far' }, ['dynamodb:GetItem table/Far']],
    [
      'BatchGetItem',
      { RequestItems: { Ledger: {}, Agents: {} } },
      ['dynamodb:BatchGetItem table/Ledger', 'dynamodb:BatchGetItem table/Agents'],
    ],
    [
      'TransactWriteItems',
      {
        TransactItems: [
          { Put: { TableName } },
          { Update: { TableName: 'Chains' } },
          { Delete: { TableName: 'Agents' } },
          { ConditionCheck: { TableName: 'Chains' } },
        ],
      },
      [
        'dynamodb:PutItem table/Ledger',
        'dynamodb:UpdateItem table/Chains',
        'dynamodb:DeleteItem table/Agents',
        'dynamodb:ConditionCheckItem table/Chains',
      ],
    ],
    ['TransactGetItems', { TransactItems: [{ Get: { TableName } }] }, ['dynamodb:GetItem table/Ledger']],
    ['ListTables', {}, ['dynamodb:ListTables *']],
  ])('%s', (action, input, expected) => {
    expect(inWords(dynamodbNeeds(place)(action, input))).toEqual(expected);
  });
});

describe('a request of SQS needs', () => {
  const QueueUrl = 'http://127.0.0.1:8080/111122223333/Work';
  it.each([
    ['SendMessage', { QueueUrl }, 'sqs:SendMessage Work'],
    ['SendMessageBatch', { QueueUrl }, 'sqs:SendMessage Work'],
    ['DeleteMessageBatch', { QueueUrl }, 'sqs:DeleteMessage Work'],
    ['GetQueueUrl', { QueueName: 'Work' }, 'sqs:GetQueueUrl Work'],
  ])('%s', (action, input, expected) => {
    expect(inWords(sqsNeeds(place)(action, input))).toEqual([expected]);
  });
});

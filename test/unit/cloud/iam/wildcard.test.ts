import { describe, expect, it } from 'vitest';
import { matchesAction, matchesArn } from '../../../../local/cloud/iam/wildcard.ts';

describe('an action', () => {
  it.each([
    ['dynamodb:PutItem', 'dynamodb:PutItem', true],
    ['dynamodb:putitem', 'DynamoDB:PutItem', true],
    ['dynamodb:PutItem', 'dynamodb:PutItems', false],
    ['dynamodb:Put*', 'dynamodb:PutItem', true],
    ['dynamodb:*', 'dynamodb:PutItem', true],
    ['dynamodb:*', 'dynamodbstreams:GetRecords', false],
    ['*', 'dynamodb:PutItem', true],
    ['dynamodb:?etItem', 'dynamodb:GetItem', true],
    ['dynamodb:?etItem', 'dynamodb:etItem', false],
    ['*Item', 'dynamodb:BatchGetItem', true],
    ['dynamodb.PutItem', 'dynamodb:PutItem', false],
  ])('%s covers %s: %s', (pattern, action, covered) => {
    expect(matchesAction(pattern, action)).toBe(covered);
  });
});

const table = 'arn:aws:dynamodb:us-east-1:111122223333:table/Ledger';
const instance = 'arn:aws:connect:us-east-1:111122223333:instance/1';

describe('a resource', () => {
  it.each([
    [table, table, true],
    [table, `${table}Old`, false],
    [table, `${table}/index/byAgent`, false],
    [`${table}/index/*`, `${table}/index/byAgent`, true],
    [`${table}*`, `${table}/index/byAgent`, true],
    [table.toLowerCase(), table, false],
    ['*', table, true],
    ['*', '*', true],
    [table, '*', false],
    ['arn:aws:dynamodb:*:*:table/Ledger', table, true],
    ['arn:aws:dynamodb:*:table/Ledger', table, true],
    ['arn:aws:dynamodb:us-*-1:111122223333:table/Ledger', table, true],
    ['arn:aws:dynamodb:us-*table/Ledger', table, false],
    ['arn:aws:dynamodb:us-east-?:111122223333:table/Ledger', table, true],
    ['arn:aws:dynamodb:us-east-1?111122223333:table/Ledger', table, false],
    ['arn:aws:dynamodb:us-east-1:111122223333:table/Led', table, false],
    [`${instance}/contact/*`, `${instance}/contact/c-1`, true],
    [`${instance}/contact/*`, `${instance}/agent/a-1`, false],
    [`${instance}/contact/*`, 'arn:aws:connect:us-east-1:111122223333:instance/2/contact/c-1', false],
    [`${instance}/agent-state/*`, `${instance}/agent-state/*`, true],
    ['arn:aws:logs:us-east-1:1:log-group:x:*', 'arn:aws:logs:us-east-1:1:log-group:x:log-stream:y', true],
    ['arn:aws:logs:us-east-1:1:log-group:x:*', 'arn:aws:logs:us-east-1:1:log-group:xy:log-stream:y', false],
  ])('%s covers %s: %s', (pattern, arn, covered) => {
    expect(matchesArn(pattern, arn)).toBe(covered);
  });
});

import { describe, expect, it } from 'vitest';
import { decide } from '../../../../local/cloud/iam/decision.ts';
import type { Caller } from '../../../../local/cloud/iam/principal.ts';
import { statementsOf } from '../../../../local/cloud/iam/statement.ts';

const queue = 'arn:aws:sqs:us-east-1:111122223333:Work';
const caller: Caller = {
  type: 'role',
  roleArn: 'arn:aws:iam::111122223333:role/Worker',
  sessionArn: 'arn:aws:sts::111122223333:assumed-role/Worker/work',
  account: '111122223333',
};
const rules: Caller = { type: 'service', name: 'events.amazonaws.com' };
const context = { 'aws:securetransport': 'true', 'aws:sourcearn': 'arn:aws:events:us-east-1:1:rule/a' };
const request = { action: 'sqs:SendMessage', resource: queue, context };

const allow = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: queue };
const deny = { Effect: 'Deny', Action: 'sqs:*', Resource: '*' };
const when = (operator: string, key: string, value: unknown) => ({
  Condition: { [operator]: { [key]: value } },
});
const everyone = { Principal: { AWS: '*' } };
const events = { Principal: { Service: 'events.amazonaws.com' } };
const root = { Principal: { AWS: 'arn:aws:iam::111122223333:root' } };

const judged = (role: readonly object[], resource: readonly object[], by: Caller = caller): string =>
  decide(
    request,
    {
      role: statementsOf({ Statement: role }, 'role'),
      resource: statementsOf({ Statement: resource }, 'resource'),
    },
    by,
  ).type;

describe('a request of a function', () => {
  it.each([
    ['nothing is said', [], [], 'not-allowed'],
    ['its role allows it', [allow], [], 'allowed'],
    ['its role allows another action', [{ ...allow, Action: 'sqs:DeleteMessage' }], [], 'not-allowed'],
    ['its role allows another queue', [{ ...allow, Resource: `${queue}Old` }], [], 'not-allowed'],
    ['its role allows one of several', [{ ...allow, Resource: ['arn:aws:sqs:::a', queue] }], [], 'allowed'],
    ['its role allows and denies it', [allow, deny], [], 'denied'],
    ['the order is the other way round', [deny, allow], [], 'denied'],
    ['the queue allows its role', [], [{ ...allow, Principal: { AWS: caller.roleArn } }], 'allowed'],
    ['the queue allows another role', [], [{ ...allow, Principal: { AWS: 'arn:other' } }], 'not-allowed'],
    ['the queue allows everyone', [], [{ ...allow, Principal: '*' }], 'allowed'],
    ['the queue allows only the account', [], [{ ...allow, ...root }], 'not-allowed'],
    ['the queue allows a service', [], [{ ...allow, ...events }], 'not-allowed'],
    ['the queue denies everyone', [allow], [{ ...deny, ...everyone }], 'denied'],
  ])('when %s', (_when, role, resource, expected) => {
    expect(judged(role, resource)).toBe(expected);
  });

  it.each([
    ['holds', when('Bool', 'aws:SecureTransport', 'true'), 'allowed'],
    ['holds, its value a boolean', when('Bool', 'aws:SecureTransport', true), 'allowed'],
    ['does not hold', when('Bool', 'aws:SecureTransport', 'false'), 'not-allowed'],
    ['is about a key that the request lacks', when('StringEquals', 'aws:SourceAccount', '1'), 'not-allowed'],
    ['names its key in other case', when('Bool', 'AWS:securetransport', 'true'), 'allowed'],
    ['has several values, one of which holds', when('ArnLike', 'aws:SourceArn', ['x', '*']), 'allowed'],
    [
      'wants a service in between',
      when('StringEquals', 'kms:ViaService', 'sqs.amazonaws.com'),
      'not-allowed',
    ],
    ['is about all values of a key', when('ForAllValues:StringEquals', 'aws:SourceArn', 'x'), 'not-allowed'],
    [
      'is about all values of one it lacks',
      when('ForAllValues:StringEquals', 'events:source', 'x'),
      'allowed',
    ],
  ])('when its role allows it under a condition that %s', (_what, condition, expected) => {
    expect(judged([{ ...allow, ...condition }], [])).toBe(expected);
  });

  it('is not denied by a deny whose condition does not hold', () => {
    const insecure = { ...deny, ...everyone, ...when('Bool', 'aws:SecureTransport', 'false') };
    expect(judged([allow], [insecure])).toBe('allowed');
  });
});

describe('a request of a service', () => {
  const from = (rule: string) =>
    when('ArnEquals', 'aws:SourceArn', `arn:aws:events:us-east-1:1:rule/${rule}`);
  it.each([
    ['nothing is said', [], 'not-allowed'],
    ['the queue allows it', [{ ...allow, ...events }], 'allowed'],
    ['the queue allows it from this rule', [{ ...allow, ...events, ...from('a') }], 'allowed'],
    ['the queue allows it from another rule', [{ ...allow, ...events, ...from('b') }], 'not-allowed'],
    ['the queue allows another service', [{ ...allow, Principal: { Service: 'sns' } }], 'not-allowed'],
  ])('when %s', (_when, resource, expected) => {
    expect(judged([], resource, rules)).toBe(expected);
  });
});

describe('a policy that says what is not evaluated', () => {
  it.each([
    ['NotAction', { Effect: 'Allow', NotAction: 'sqs:*', Resource: '*' }, /has NotAction/],
    ['NotResource', { Effect: 'Allow', Action: 'sqs:*', NotResource: '*' }, /has NotResource/],
    ['NotPrincipal', { ...allow, NotPrincipal: '*' }, /has NotPrincipal/],
    ['another effect', { ...allow, Effect: 'Maybe' }, /has Effect "Maybe"; it must be Allow or Deny/],
    ['no action', { Effect: 'Allow', Resource: '*' }, /has Action undefined/],
    ['another operator', { ...allow, ...when('IpAddress', 'aws:SourceIp', '10.0.0.0/8') }, /IpAddress/],
    ['another key', { ...allow, ...when('StringEquals', 'aws:PrincipalTag/team', 'a') }, /PrincipalTag/],
    ['a principal, in a role', { ...allow, Principal: '*' }, /of a role has a Principal/],
  ])('is refused when the stack starts: %s', (_what, statement, words) => {
    expect(() => statementsOf({ Statement: [statement] }, 'role')).toThrow(words);
  });

  it('is refused when a resource does not say whom it means', () => {
    expect(() => statementsOf({ Statement: [allow] }, 'resource')).toThrow(/has no Principal/);
  });
});

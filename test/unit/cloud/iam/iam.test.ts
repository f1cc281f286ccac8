import { describe, expect, it } from 'vitest';
import type { Credentials } from '../../../../local/cloud/iam/access-keys.ts';
import { Iam } from '../../../../local/cloud/iam/iam.ts';
import { statementsOf } from '../../../../local/cloud/iam/statement.ts';

const place = { region: 'us-east-1', account: '111122223333', stackName: 'Shop' };
const arn = 'arn:aws:iam::111122223333:role/Worker';
const table = 'arn:aws:dynamodb:us-east-1:111122223333:table/Ledger';
const key = 'arn:aws:kms:us-east-1:111122223333:key/1';

const trusting = (service: string) =>
  statementsOf(
    { Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: service } } },
    'trust',
  );

const account = (...statements: readonly object[]) => {
  const told: string[] = [];
  const iam = new Iam(place, ({ message }) => told.push(message));
  const trust = trusting('lambda.amazonaws.com');
  iam.addRole({ arn, name: 'Worker', trust }, statementsOf({ Statement: statements }, 'role'));
  const credentials = iam.assumeFor('Shop-worker', arn);
  return { iam, told, credentials, signed: signedWith(credentials) };
};

const signedWith = ({ accessKeyId }: Pick<Credentials, 'accessKeyId'>): string =>
  `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20261123/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0`;

const append = { Effect: 'Allow', Action: ['dynamodb:PutItem', 'dynamodb:Query'], Resource: table };
const put = { action: 'dynamodb:PutItem', resource: table };
const scan = { action: 'dynamodb:Scan', resource: table };

describe('a function', () => {
  it('may do what its role says', () => {
    const { iam, signed, told } = account(append);
    expect(iam.refusalOfRequest(signed, [put])).toBeUndefined();
    expect(told).toEqual([]);
  });

  it('is told who may not do what on which resource, and why', () => {
    const { iam, signed, told } = account(append);
    const message =
      'User: arn:aws:sts::111122223333:assumed-role/Worker/Shop-worker is not authorized to perform: dynamodb:Scan ' +
      `on resource: ${table} because no identity-based policy allows the dynamodb:Scan action`;
    expect(iam.refusalOfRequest(signed, [scan])).toMatchObject({ functionName: 'Shop-worker', message });
    expect(told).toEqual([message]);
    expect(iam.refusals()).toHaveLength(1);
  });

  it('may not do a part of what it asks for: everything is refused', () => {
    const { iam, signed } = account(append);
    expect(iam.refusalOfRequest(signed, [put, scan])).toMatchObject({ action: 'dynamodb:Scan' });
  });

  it('has credentials of its own, so that two with the same role can be told apart', () => {
    const { iam, credentials } = account(append);
    const other = iam.assumeFor('Shop-other', arn);
    expect(other.accessKeyId).not.toBe(credentials.accessKeyId);
    expect(iam.refusalOfRequest(signedWith(other), [scan])).toMatchObject({ functionName: 'Shop-other' });
  });

  it('is refused what its role denies, although the role allows it', () => {
    const { iam, signed } = account(append, { Effect: 'Deny', Action: 'dynamodb:*', Resource: '*' });
    expect(iam.refusalOfRequest(signed, [put])?.message).toContain(
      'with an explicit deny in an identity-based policy',
    );
  });

  it('does not start with a role that trusts somebody else, or that does not exist', () => {
    const { iam } = account();
    iam.addRole({ arn: `${arn}2`, name: 'Worker2', trust: trusting('ec2.amazonaws.com') }, []);
    expect(() => iam.assumeFor('Shop-worker', `${arn}2`)).toThrow(
      'its role Worker2 does not let lambda.amazonaws.com assume it',
    );
    expect(() => iam.assumeFor('Shop-worker', 'arn:none')).toThrow(/is no role of this template/);
  });
});

it('whoever is no function is refused nothing', () => {
  const { iam } = account();
  expect(iam.refusalOfRequest(signedWith({ accessKeyId: 'laptop' }), [scan])).toBeUndefined();
  expect(iam.refusalOfRequest(undefined, [scan])).toBeUndefined();
});

describe('a key', () => {
  const hash = { action: 'kms:GenerateMac', resource: key };
  const allowed = { Effect: 'Allow', Action: 'kms:GenerateMac', Resource: key };
  const delegating = {
    Statement: {
      Effect: 'Allow',
      Action: 'kms:*',
      Resource: '*',
      Principal: { AWS: 'arn:aws:iam::111122223333:root' },
    },
  };

  it('can be used when the role allows it and the key lets the account decide', () => {
    const { iam, signed } = account(allowed);
    iam.attachToResource(key, statementsOf(delegating, 'resource'));
    expect(iam.refusalOfRequest(signed, [hash])).toBeUndefined();
  });

  it('cannot be used by what the role alone allows', () => {
    const { iam, signed } = account(allowed);
    expect(iam.refusalOfRequest(signed, [hash])).toMatchObject({ action: 'kms:GenerateMac' });
  });

  it('cannot be used by what the key alone leaves to the account', () => {
    const { iam, signed } = account();
    iam.attachToResource(key, statementsOf(delegating, 'resource'));
    expect(iam.refusalOfRequest(signed, [hash])).toMatchObject({ action: 'kms:GenerateMac' });
  });
});

it('every permission is listed, with whether it was needed', () => {
  const { iam, signed } = account(append);
  iam.refusalOfRequest(signed, [put]);
  iam.refusalOfRequest(signed, [scan]);
  expect(iam.permissions()).toEqual([
    { functionName: 'Shop-worker', action: 'dynamodb:PutItem', resource: table, used: true },
    { functionName: 'Shop-worker', action: 'dynamodb:Query', resource: table, used: false },
  ]);
});

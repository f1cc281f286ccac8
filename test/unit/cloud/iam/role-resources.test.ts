import { describe, expect, it } from 'vitest';
import { Iam } from '../../../../local/cloud/iam/iam.ts';
import { roleResources } from '../../../../local/cloud/iam/role-resources.ts';

const place = { region: 'us-east-1', account: '111122223333', stackName: 'Shop' };
const trust = {
  Statement: {
    Effect: 'Allow',
    Action: 'sts:AssumeRole',
    Principal: { Service: 'lambda.amazonaws.com' },
  },
};
const table = 'arn:aws:dynamodb:us-east-1:111122223333:table/Shop-Orders';
const written = { 'Fn::GetAtt': ['Orders', 'Arn'] };
const reading = (Resource: unknown) => ({
  Statement: [{ Effect: 'Allow', Action: 'dynamodb:GetItem', Resource }],
});

const account = () => {
  const iam = new Iam(place, () => undefined);
  const Policy = { Properties: { PolicyDocument: reading(written) } };
  const assembly = {
    stackName: 'Shop',
    template: { Resources: { Policy } },
    assetDirectory: () => undefined,
    constructPath: () => undefined,
  };
  const types = roleResources({ place, assembly, iam });
  const make = (type: string, logicalId: string, properties: Readonly<Record<string, unknown>>) =>
    types[type]?.create({ logicalId, type, properties });
  return { iam, make };
};

const roleArn = 'arn:aws:iam::111122223333:role/Shop-Role';

describe('a role', () => {
  it('has the policies that are written into it and those that name it', () => {
    const { iam, make } = account();
    const Policies = [{ PolicyName: 'own', PolicyDocument: reading('arn:own') }];
    make('AWS::IAM::Role', 'Role', { AssumeRolePolicyDocument: trust, Policies });
    make('AWS::IAM::Policy', 'Policy', { Roles: ['Shop-Role'], PolicyDocument: reading(table) });
    iam.assumeFor('Shop-worker', roleArn);
    const needs = ['arn:own', table].map((resource) => ({ action: 'dynamodb:GetItem', resource }));
    expect(iam.refusalOfFunction('Shop-worker', needs)).toBeUndefined();
  });

  it("knows the resources by the template's names", () => {
    const { iam, make } = account();
    make('AWS::IAM::Role', 'Role', { AssumeRolePolicyDocument: trust });
    make('AWS::IAM::Policy', 'Policy', { Roles: ['Shop-Role'], PolicyDocument: reading(table) });
    iam.assumeFor('Shop-worker', roleArn);
    expect(iam.permissions()).toEqual([
      { functionName: 'Shop-worker', action: 'dynamodb:GetItem', resource: '<Orders>', used: false },
    ]);
  });

  it.each(['ManagedPolicyArns', 'PermissionsBoundary'])(
    'with %s is refused, because nobody here can read that',
    (name) => {
      const { make } = account();
      const properties = {
        AssumeRolePolicyDocument: trust,
        [name]: ['arn:aws:iam::aws:policy/AdministratorAccess'],
      };
      expect(() => make('AWS::IAM::Role', 'Role', properties)).toThrow(
        new RegExp(`^${name} is .*AdministratorAccess`),
      );
    },
  );

  it('that does not exist gets no policy', () => {
    const { make } = account();
    const policy = { Roles: ['Shop-Role'], PolicyDocument: reading(table) };
    expect(() => make('AWS::IAM::Policy', 'Policy', policy)).toThrow('there is no role Shop-Role');
  });
});

describe('the permission of a function', () => {
  const arn = 'arn:aws:lambda:us-east-1:111122223333:function:Shop-worker';
  const call = {
    ...{ service: 'connect.amazonaws.com', action: 'lambda:InvokeFunction', resource: arn },
    sourceArn: 'arn:aws:connect:us-east-1:111122223333:instance/1',
  };
  const allow = (more: Readonly<Record<string, unknown>>) => {
    const { iam, make } = account();
    const Permission = {
      Action: 'lambda:InvokeFunction',
      FunctionName: arn,
      Principal: call.service,
      ...more,
    };
    make('AWS::Lambda::Permission', 'Permission', Permission);
    return iam.refusalOfService(call) === undefined;
  };

  it.each([
    ['for every source', {}, true],
    ['for this source', { SourceArn: call.sourceArn }, true],
    ['for sources like this', { SourceArn: 'arn:aws:connect:*:*:instance/*' }, true],
    ['for another source', { SourceArn: `${call.sourceArn}2` }, false],
    ['for this account', { SourceAccount: '111122223333' }, true],
    ['for another account', { SourceAccount: '444455556666' }, false],
    ['for another service', { Principal: 'sns.amazonaws.com' }, false],
    ['for another action', { Action: 'lambda:GetFunction' }, false],
  ])('%s lets the service: %#', (_for, more, allowed) => {
    expect(allow(more)).toBe(allowed);
  });
});

/** AWS::IAM::Role and AWS::IAM::Policy, and the policies of queues and functions. */
import { type JsonObject, listOf, objectOr, stringOr } from '../json.ts';
import { generatedName, type Place } from '../place.ts';
import type { Assembly } from '../template/assembly.ts';
import { inOneLine } from '../template/in-one-line.ts';
import type { ResourceType } from '../template/resource-type.ts';
import type { Iam } from './iam.ts';
import { statementsOf } from './statement.ts';

export interface RoleWorld {
  readonly place: Place;
  readonly assembly: Assembly;
  readonly iam: Iam;
}

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** How the template writes the resources, statement by statement: what people know them by. */
const writtenIn = ({ template }: Assembly, logicalId: string): readonly (readonly string[])[] => {
  const { Properties } = objectOr(objectOr(template.Resources, {})[logicalId], {});
  const { Statement } = objectOr(objectOr(Properties, {}).PolicyDocument, {});
  return asList(Statement).map((statement) => asList(objectOr(statement, {}).Resource).map(inOneLine));
};

const inlinePolicies = (properties: JsonObject) =>
  listOf(properties.Policies).flatMap((policy) => statementsOf(objectOr(policy, {}).PolicyDocument, 'role'));

/** What they allow stands in no template: to judge without them would be to judge wrongly. */
const refuseForeignPolicies = (properties: JsonObject): void => {
  const foreign = ['ManagedPolicyArns', 'PermissionsBoundary'].find((name) => properties[name] !== undefined);
  if (foreign === undefined) return;
  throw new Error(
    `${foreign} is ${JSON.stringify(properties[foreign])}, and the local cloud cannot read what that allows. Grant the actions in the template`,
  );
};

const roleResource = ({ place, iam }: RoleWorld): ResourceType => ({
  honoured: [
    ...['RoleName', 'AssumeRolePolicyDocument', 'Policies.PolicyDocument'],
    ...['ManagedPolicyArns', 'PermissionsBoundary'],
  ],
  noEffect: {
    'Policies.PolicyName': 'only tells policies of one role apart',
    MaxSessionDuration: 'sessions last as long as the process',
    Description: 'nothing reads it',
    Tags: 'nothing reads them',
  },
  create({ logicalId, properties }) {
    refuseForeignPolicies(properties);
    const name = stringOr(properties.RoleName, generatedName(place, logicalId, 64));
    const arn = `arn:aws:iam::${place.account}:role/${name}`;
    const trust = statementsOf(properties.AssumeRolePolicyDocument, 'trust');
    iam.addRole({ arn, name, trust }, inlinePolicies(properties));
    return { ref: name, attributes: { Arn: arn, RoleId: `AROA${logicalId}` } };
  },
});

const policyResource = ({ assembly, iam }: RoleWorld): ResourceType => ({
  honoured: ['PolicyDocument', 'Roles'],
  noEffect: { PolicyName: 'only tells policies of one role apart' },
  create({ logicalId, properties }) {
    const statements = statementsOf(properties.PolicyDocument, 'role', writtenIn(assembly, logicalId));
    for (const name of listOf(properties.Roles)) iam.attachToRole(String(name), statements);
    return { ref: logicalId };
  },
});

const arnOfQueueAt = (url: unknown, { region, account }: Place): string =>
  `arn:aws:sqs:${region}:${account}:${String(url).split('/').at(-1)}`;

const queuePolicyResource = ({ place, iam }: RoleWorld): ResourceType => ({
  honoured: ['PolicyDocument', 'Queues'],
  noEffect: {},
  create({ logicalId, properties }) {
    const statements = statementsOf(properties.PolicyDocument, 'resource');
    for (const url of listOf(properties.Queues)) iam.attachToResource(arnOfQueueAt(url, place), statements);
    return { ref: logicalId };
  },
});

/** A permission becomes a statement of the function's policy (AWS Lambda developer guide, "Resource-based policies"). */
const permissionStatement = (arn: string, properties: JsonObject): JsonObject => {
  const { Action, Principal, SourceArn, SourceAccount } = properties;
  return {
    Effect: 'Allow',
    Action,
    Resource: arn,
    Principal: String(Principal).includes('.') ? { Service: Principal } : { AWS: Principal },
    Condition: {
      ...(SourceArn !== undefined && { ArnLike: { 'AWS:SourceArn': SourceArn } }),
      ...(SourceAccount !== undefined && { StringEquals: { 'AWS:SourceAccount': SourceAccount } }),
    },
  };
};

const functionPermissionResource = ({ place, iam }: RoleWorld): ResourceType => ({
  honoured: ['Action', 'FunctionName', 'Principal', 'SourceArn', 'SourceAccount'],
  noEffect: {},
  create({ logicalId, properties }) {
    const name = String(properties.FunctionName).split(':').at(-1);
    const arn = `arn:aws:lambda:${place.region}:${place.account}:function:${name}`;
    const Statement = [permissionStatement(arn, properties)];
    iam.attachToResource(arn, statementsOf({ Statement }, 'resource'));
    return { ref: logicalId };
  },
});

export const roleResources = (world: RoleWorld): Readonly<Record<string, ResourceType>> => ({
  'AWS::IAM::Role': roleResource(world),
  'AWS::IAM::Policy': policyResource(world),
  'AWS::SQS::QueuePolicy': queuePolicyResource(world),
  'AWS::Lambda::Permission': functionPermissionResource(world),
});

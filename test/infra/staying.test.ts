/**
 * What an update must not replace. A resource that gets another logical id is made anew, empty, beside the old one,
 * and everything that Rejoin knew is out of its sight: these names are a promise to every installation.
 */
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { complete, resourcesOf, secondRegion, stackOf } from './synthesized.ts';

const stateful = [
  'AWS::DynamoDB::Table',
  'AWS::SQS::Queue',
  'AWS::KMS::Key',
  'AWS::S3::Bucket',
  'AWS::Logs::LogGroup',
] as const;

const template = Template.fromStack(stackOf(complete).stack);
const idsOf = (of: Template, type: string): string[] => [...resourcesOf(of, type).keys()].sort();

describe('from one deployment to the next', () => {
  it.each(stateful)('%s keeps its identity', (type) => {
    expect(idsOf(template, type)).toMatchSnapshot();
  });

  it('what holds data stays when the stack goes', () => {
    for (const type of ['AWS::DynamoDB::Table', 'AWS::S3::Bucket'] as const)
      for (const [id, { DeletionPolicy }] of resourcesOf(template, type))
        expect(DeletionPolicy, id).toBe('Retain');
  });

  it('no table, bucket or queue has a name of ours, which would stop it from being replaced when it must be', () => {
    for (const [type, name] of [
      ['AWS::DynamoDB::Table', 'TableName'],
      ['AWS::S3::Bucket', 'BucketName'],
      ['AWS::SQS::Queue', 'QueueName'],
    ] as const)
      for (const [id, { Properties }] of resourcesOf(template, type))
        expect(Properties[name], id).toBeUndefined();
  });
});

describe('two Regions', () => {
  const other = Template.fromStack(stackOf({ ...complete, instance: secondRegion.instance }).stack);

  it('hold stacks of one name with functions of the same names, as Amazon Connect looks for them', () => {
    const names = (of: Template): unknown[] =>
      [...resourcesOf(of, 'AWS::Lambda::Function').values()].map(({ Properties }) => Properties.FunctionName);
    expect(names(other)).toEqual(names(template));
  });

  /** Named per account, whatever the Region. */
  it.each([
    ['AWS::CloudFront::ResponseHeadersPolicy', 'ResponseHeadersPolicyConfig'],
    ['AWS::CloudFront::CachePolicy', 'CachePolicyConfig'],
    ['AWS::CloudFront::OriginAccessControl', 'OriginAccessControlConfig'],
  ])('%s is called differently in each', (type, config) => {
    const names = (of: Template): unknown[] =>
      [...resourcesOf(of, type).values()].map(
        ({ Properties }) => (Properties[config] as { readonly Name: unknown }).Name,
      );
    expect(names(template).length).toBeGreaterThan(0);
    expect(names(template).filter((name) => names(other).includes(name))).toEqual([]);
  });

  it('no role and no policy has a name, which the account could hold only once', () => {
    for (const type of ['AWS::IAM::Role', 'AWS::IAM::ManagedPolicy'])
      for (const [id, { Properties }] of resourcesOf(template, type)) {
        expect(Properties.RoleName, id).toBeUndefined();
        expect(Properties.ManagedPolicyName, id).toBeUndefined();
      }
  });
});

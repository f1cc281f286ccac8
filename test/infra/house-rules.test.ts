/** What holds for every table, queue and log of the stack, whoever adds one. */
import { Template } from 'aws-cdk-lib/assertions';
import { CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import { describe, expect, it } from 'vitest';
import { handlerNames } from '../../lib/handler-functions.ts';
import { permissionsOf } from './permissions.ts';
import {
  complete,
  configuration,
  type Resource,
  referredTo,
  resourcesOf,
  secondRegion,
  stackOf,
  synthesized,
} from './synthesized.ts';

const { stack } = stackOf(complete);
const template = Template.fromStack(stack);
const all = (of: Template, type: string): Resource[] => [...resourcesOf(of, type).values()];

describe('logs', () => {
  it('are kept for as long as the configuration says, each of them', () => {
    const days = all(synthesized({ logRetentionDays: 90 }), 'AWS::Logs::LogGroup');
    expect(days.length).toBeGreaterThan(handlerNames.length);
    for (const { Properties } of days) expect(Properties.RetentionInDays).toBe(90);
  });
});

describe('a production', () => {
  it('gives up neither its stack nor a table by mistake', () => {
    expect(stack.terminationProtection).toBe(true);
    for (const { Properties } of all(template, 'AWS::DynamoDB::Table'))
      expect(Properties.DeletionProtectionEnabled).toBe(true);
  });

  it('is what a test is not', () => {
    const test = stackOf(secondRegion).stack;
    expect(test.terminationProtection).toBe(false);
    for (const { Properties, DeletionPolicy } of all(Template.fromStack(test), 'AWS::DynamoDB::Table')) {
      expect(Properties.DeletionProtectionEnabled).toBe(false);
      expect(DeletionPolicy).toBe('Retain');
    }
  });

  it('takes no table that would go with the stack', () => {
    const { app, stack: careless } = stackOf(configuration);
    new CfnTable(careless, 'Careless', {
      keySchema: [{ attributeName: 'id', keyType: 'HASH' }],
      attributeDefinitions: [{ attributeName: 'id', attributeType: 'S' }],
    });
    expect(() => app.synth()).toThrow(/Careless goes with the stack; give it RemovalPolicy\.RETAIN/);
  });
});

describe('a key of the customer’s own', () => {
  const keys = resourcesOf(template, 'AWS::KMS::Key');
  const [id = '', key] = [...keys].find(([name]) => name.startsWith('CustomerKey')) ?? [];
  const isTheKey = (value: unknown): boolean => referredTo(value) === id;

  it('is under every table, queue and log', () => {
    for (const { Properties } of all(template, 'AWS::DynamoDB::Table')) {
      const sse = Properties.SSESpecification as {
        SSEEnabled: boolean;
        SSEType: string;
        KMSMasterKeyId: unknown;
      };
      expect(sse).toMatchObject({ SSEEnabled: true, SSEType: 'KMS' });
      expect(isTheKey(sse.KMSMasterKeyId)).toBe(true);
    }
    for (const { Properties } of all(template, 'AWS::SQS::Queue')) {
      expect(isTheKey(Properties.KmsMasterKeyId)).toBe(true);
      expect(Properties.SqsManagedSseEnabled).toBeUndefined();
    }
    for (const { Properties } of all(template, 'AWS::Logs::LogGroup'))
      expect(isTheKey(Properties.KmsKeyId)).toBe(true);
  });

  it('is renewed every year, and stays when the stack goes: the tables stay too', () => {
    expect(key?.Properties.EnableKeyRotation).toBe(true);
    expect(key?.DeletionPolicy).toBe('Retain');
  });

  it('lets EventBridge put events into an encrypted queue, for this account alone', () => {
    const { Statement } = (key?.Properties.KeyPolicy ?? {}) as { Statement?: readonly object[] };
    expect(Statement).toContainEqual(
      expect.objectContaining({
        Principal: { Service: 'events.amazonaws.com' },
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Condition: { StringEquals: { 'aws:SourceAccount': complete.instance.account } },
      }),
    );
  });

  it('is used by functions through DynamoDB and SQS, not to decipher anything else', () => {
    const uses = permissionsOf(template).filter(({ resource }) => resource === `<${id}>`);
    expect([...new Set(uses.map(({ handler }) => handler))].sort()).toEqual([...handlerNames].sort());
    const policies = JSON.stringify(all(template, 'AWS::IAM::Policy'));
    expect(policies.match(/kms:ViaService/g)).toHaveLength(handlerNames.length);
  });

  it('is AWS’s unless the configuration asks for one', () => {
    const plain = synthesized();
    expect(
      [...resourcesOf(plain, 'AWS::KMS::Key').keys()].filter((name) => name.startsWith('Customer')),
    ).toEqual([]);
    for (const { Properties } of all(plain, 'AWS::SQS::Queue'))
      expect(Properties.SqsManagedSseEnabled).toBe(true);
  });
});

it('every resource can be told by its stage and by the tags of the configuration', () => {
  expect(stack.tags.tagValues()).toEqual({ stage: 'production', ...complete.tags });
});

it('every function of ours is traced', () => {
  const ours = all(template, 'AWS::Lambda::Function').filter(({ Properties }) => Properties.FunctionName);
  expect(ours).toHaveLength(handlerNames.length);
  for (const { Properties } of ours) expect(Properties.TracingConfig).toEqual({ Mode: 'Active' });
});

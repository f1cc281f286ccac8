/**
 * The key of `customerKey`: tables, queues and logs under a key that the account owns, can audit and can shut.
 * Made here and not taken from outside, because its policy must let EventBridge and CloudWatch Logs in: with a key
 * that does not, events are lost without a word.
 */
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnKey, Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { HandlerFunction } from './handler-function.ts';

export class CustomerKey extends Construct {
  readonly arn: string;
  readonly resource: CfnKey;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const { stackName, region, account, partition } = Stack.of(this);
    const key = new Key(this, 'Key', {
      description: `${stackName}: tables, queues and logs`,
      enableKeyRotation: true,
      // Without the key the tables that outlive the stack could not be read.
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // SQS developer guide, "Configure KMS permissions for AWS services"; with the condition that the CDK's own target
    // for encrypted queues sets.
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('events.amazonaws.com')],
        actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    );
    // CloudWatch Logs user guide, "Encrypt log data in CloudWatch Logs using AWS KMS".
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(`logs.${region}.amazonaws.com`)],
        actions: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
        resources: ['*'],
        conditions: {
          ArnLike: {
            'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${account}:log-group:*`,
          },
        },
      }),
    );
    const resource = key.node.defaultChild;
    if (!(resource instanceof CfnKey)) throw new Error(`${key.node.path} has no key in it`);
    this.arn = key.keyArn;
    this.resource = resource;
  }

  /** Through DynamoDB and SQS only: nobody deciphers anything with the key itself. */
  letUse({ lambda }: HandlerFunction): void {
    const { region } = Stack.of(this);
    lambda.addToRolePolicy(
      new PolicyStatement({
        // What the CDK grants to readers and writers of a table and of a queue under a key, each by its full name.
        actions: [
          ...['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
          ...['kms:ReEncryptFrom', 'kms:ReEncryptTo'],
        ],
        resources: [this.arn],
        conditions: {
          StringEquals: {
            'kms:ViaService': [`dynamodb.${region}.amazonaws.com`, `sqs.${region}.amazonaws.com`],
          },
        },
      }),
    );
  }
}

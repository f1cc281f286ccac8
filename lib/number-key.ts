/** The key under which phone numbers are hashed, so that calls to one number can be counted without keeping it. */
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { HandlerFunction } from './handler-function.ts';

export class NumberKey extends Construct {
  private readonly key: Key;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      description: `${Stack.of(this).stackName}: hashes of phone numbers`,
      keySpec: KeySpec.HMAC_256,
      keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
      // What was hashed with it is forgotten within a day: nothing is lost with the key.
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  letHash(handler: HandlerFunction, why: string): void {
    handler.allow({
      actions: ['kms:GenerateMac'],
      resources: [this.key.keyArn],
      on: 'the key of the numbers',
      why,
    });
    handler.tell({ NUMBER_KEY_ARN: this.key.keyArn });
  }
}

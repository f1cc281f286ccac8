/**
 * What holds for every resource of a kind, whoever adds it: how long logs are kept, under which key data lies, and
 * in production that tables are not deleted by mistake.
 */
import { Aspects, CfnDeletionPolicy, type CfnResource, type IAspect, type Stack } from 'aws-cdk-lib';
import { CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import type { IConstruct } from 'constructs';
import type { Configuration } from './configuration.ts';
import type { CustomerKey } from './customer-key.ts';

export interface HouseRules {
  readonly stage: Configuration['stage'];
  readonly logRetentionDays: number;
  /** Undefined: under the keys that AWS keeps. */
  readonly key: CustomerKey | undefined;
}

export const applyHouseRules = (stack: Stack, rules: HouseRules): void =>
  Aspects.of(stack).add(new HouseRulesAspect(rules));

class HouseRulesAspect implements IAspect {
  private readonly rules: HouseRules;

  constructor(rules: HouseRules) {
    this.rules = rules;
  }

  visit(node: IConstruct): void {
    if (node instanceof CfnLogGroup) this.keepLogs(node);
    if (node instanceof CfnTable) this.keepTable(node);
    if (node instanceof CfnQueue) this.keepMessages(node);
  }

  private keepLogs(log: CfnLogGroup): void {
    log.retentionInDays = this.rules.logRetentionDays;
    this.under(log, (key) => {
      log.kmsKeyId = key;
    });
  }

  private keepTable(table: CfnTable): void {
    if (table.cfnOptions.deletionPolicy !== CfnDeletionPolicy.RETAIN)
      throw new Error(
        `${table.node.path} goes with the stack; give it RemovalPolicy.RETAIN, as every table has.`,
      );
    table.deletionProtectionEnabled = this.rules.stage === 'production';
    this.under(table, (key) => {
      table.sseSpecification = { sseEnabled: true, sseType: 'KMS', kmsMasterKeyId: key };
    });
  }

  private keepMessages(queue: CfnQueue): void {
    this.under(queue, (key) => {
      queue.sqsManagedSseEnabled = undefined;
      queue.kmsMasterKeyId = key;
    });
  }

  private under(resource: CfnResource, use: (keyArn: string) => void): void {
    if (this.rules.key === undefined) return;
    use(this.rules.key.arn);
    // CloudWatch Logs and SQS check when they are made that the key's policy lets them.
    resource.addResourceDependency(this.rules.key.resource);
  }
}

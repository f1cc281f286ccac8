/** The two contact flows of contact-flows/, and the right of their instance to run the function they name. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CfnOutput, Fn } from 'aws-cdk-lib';
import { CfnContactFlow, CfnIntegrationAssociation } from 'aws-cdk-lib/aws-connect';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import manifest from '../contact-flows/manifest.json' with { type: 'json' };
import type { ConnectInstance } from './configuration.ts';
import type { HandlerFunction } from './handler-function.ts';

export interface CallbackFlowProps {
  readonly instance: ConnectInstance;
  readonly freeAgent: HandlerFunction;
}

export class CallbackFlow extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { instance, freeAgent }: CallbackFlowProps) {
    super(scope, id);
    const { lambda } = freeAgent;
    lambda.addPermission('Flows', {
      principal: new ServicePrincipal('connect.amazonaws.com'),
      sourceArn: instance.arn,
      sourceAccount: instance.account,
    });
    const association = new CfnIntegrationAssociation(this, 'FreeAgent', {
      instanceId: instance.arn,
      integrationType: 'LAMBDA_FUNCTION',
      integrationArn: lambda.functionArn,
    });
    const queueFlow = this.flow('callback-queue.json', instance.arn, {
      FreeAgentFunctionArn: lambda.functionArn,
    });
    queueFlow.addResourceDependency(association);
    const callbackFlow = this.flow('callback.json', instance.arn, {
      CallbackQueueFlowArn: queueFlow.attrContactFlowArn,
    });
    this.arn = callbackFlow.attrContactFlowArn;
    new CfnOutput(this, 'Arn', { value: this.arn }).overrideLogicalId('CallbackFlowArn');
  }

  private flow(
    file: keyof typeof manifest,
    instanceArn: string,
    arns: Readonly<Record<string, string>>,
  ): CfnContactFlow {
    const { id, ...described } = manifest[file];
    const content: unknown = JSON.parse(
      readFileSync(join(import.meta.dirname, '../contact-flows', file), 'utf8'),
    );
    return new CfnContactFlow(this, id, {
      instanceArn,
      ...described,
      content: Fn.sub(JSON.stringify(content), { ...arns }),
    });
  }
}

/** The contact flows of contact-flows/, and the right of their instance to run the functions they name. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CfnOutput, Fn } from 'aws-cdk-lib';
import { CfnContactFlow, CfnIntegrationAssociation } from 'aws-cdk-lib/aws-connect';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import manifest from '../contact-flows/manifest.json' with { type: 'json' };
import type { ConnectInstance } from './configuration.ts';
import type { HandlerFunction } from './handler-function.ts';

export interface ContactFlowsProps {
  readonly instance: ConnectInstance;
  readonly freeAgent: HandlerFunction;
  readonly customerCallsIn: HandlerFunction;
  /** The flow that the centre's numbers run without us. */
  readonly ownFlowArn: string | undefined;
}

export class ContactFlows extends Construct {
  readonly callbackArn: string;
  private readonly instance: ConnectInstance;

  constructor(scope: Construct, id: string, props: ContactFlowsProps) {
    super(scope, id);
    this.instance = props.instance;
    const queueFlow = this.flow('callback-queue.json', {
      FreeAgentFunctionArn: props.freeAgent.lambda.functionArn,
    });
    queueFlow.addResourceDependency(this.letRun('FreeAgent', props.freeAgent));
    const whisperFlow = this.flow('callback-whisper.json', {});
    const callbackFlow = this.flow('callback.json', {
      CallbackWhisperFlowArn: whisperFlow.attrContactFlowArn,
      CallbackQueueFlowArn: queueFlow.attrContactFlowArn,
    });
    this.callbackArn = callbackFlow.attrContactFlowArn;
    new CfnOutput(this, 'Arn', { value: this.callbackArn }).overrideLogicalId('CallbackFlowArn');
    if (props.ownFlowArn !== undefined) this.entry(props.ownFlowArn, props.customerCallsIn, queueFlow);
  }

  /** In front of the centre's own flow. The admin gives it to the numbers by hand, one after the other. */
  private entry(ownFlowArn: string, customerCallsIn: HandlerFunction, queueFlow: CfnContactFlow): void {
    const flow = this.flow('customer-calls-in.json', {
      CallsInFunctionArn: customerCallsIn.lambda.functionArn,
      CallbackQueueFlowArn: queueFlow.attrContactFlowArn,
      OwnFlowArn: ownFlowArn,
    });
    flow.addResourceDependency(this.letRun('CallsInLookUp', customerCallsIn));
    new CfnOutput(this, 'EntryArn', { value: flow.attrContactFlowArn }).overrideLogicalId(
      'CustomerCallsInFlowArn',
    );
  }

  private letRun(id: string, { lambda }: HandlerFunction): CfnIntegrationAssociation {
    lambda.addPermission('Flows', {
      principal: new ServicePrincipal('connect.amazonaws.com'),
      sourceArn: this.instance.arn,
      sourceAccount: this.instance.account,
    });
    return new CfnIntegrationAssociation(this, id, {
      instanceId: this.instance.arn,
      integrationType: 'LAMBDA_FUNCTION',
      integrationArn: lambda.functionArn,
    });
  }

  private flow(file: keyof typeof manifest, arns: Readonly<Record<string, string>>): CfnContactFlow {
    const { id, name, type, description } = manifest[file];
    const content: unknown = JSON.parse(
      readFileSync(join(import.meta.dirname, '../contact-flows', file), 'utf8'),
    );
    return new CfnContactFlow(this, id, {
      instanceArn: this.instance.arn,
      ...{ name, type, description },
      content: Fn.sub(JSON.stringify(content), { ...arns }),
    });
  }
}

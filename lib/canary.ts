/** Sends a drop through everything every five minutes, whether or not anybody calls: silence is a failure, too. */
import { Duration, Stack } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { canary } from '../core/contracts/canary.ts';
import type { HandlerFunction } from './handler-function.ts';

export class Canary extends Construct {
  constructor(scope: Construct, id: string, handler: HandlerFunction) {
    super(scope, id);
    const { partition, region, account } = Stack.of(this);
    handler.allow({
      actions: ['events:PutEvents'],
      resources: [`arn:${partition}:events:${region}:${account}:event-bus/default`],
      // An event's source has one value, a request's as many as it has events (EventBridge user guide, "Using IAM
      // policy conditions").
      conditions: { 'ForAllValues:StringEquals': { 'events:source': canary.source } },
      on: `the default bus, events of \`${canary.source}\` alone`,
      why: 'a drop that nobody had, for its own agent',
    });
    new Rule(this, 'Schedule', {
      description: 'Rejoin: the canary',
      schedule: Schedule.rate(Duration.minutes(5)),
      // One that was missed is not made up for: the next one comes soon.
      targets: [new LambdaFunction(handler.lambda, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    });
  }
}

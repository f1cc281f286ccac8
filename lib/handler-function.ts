/** A Lambda function as this house runs them: its own role, its own log group, nothing allowed until granted. */
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, type Code, Function as Lambda, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { metricNamespace } from '../core/contracts/metric.ts';
import type { Grant } from './grant.ts';

export interface HandlerFunctionProps {
  /** The file in lambdas/handlers, without its extension. */
  readonly handler: string;
  readonly code: Code;
  readonly memorySize: number;
  readonly timeoutSeconds: number;
}

export class HandlerFunction extends Construct {
  readonly lambda: Lambda;
  readonly timeout: Duration;
  private readonly granted: Grant[] = [];

  constructor(scope: Construct, id: string, props: HandlerFunctionProps) {
    super(scope, id);
    this.timeout = Duration.seconds(props.timeoutSeconds);
    const logGroup = new LogGroup(this, 'Log', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.lambda = new Lambda(this, 'Function', {
      // The same in every Region: Amazon Connect Global Resiliency finds a replica's functions by name.
      functionName: `${Stack.of(this).stackName}-${props.handler}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: props.code,
      memorySize: props.memorySize,
      timeout: this.timeout,
      environment: {
        // Of two installations in one account and Region each has its own metrics.
        POWERTOOLS_SERVICE_NAME: Stack.of(this).stackName,
        POWERTOOLS_METRICS_NAMESPACE: metricNamespace,
        NODE_OPTIONS: '--enable-source-maps',
      },
      // Lambda's own segments; nothing of ours runs for it.
      tracing: Tracing.ACTIVE,
      role,
      logGroup,
    });
    this.allow({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [logGroup.logGroupArn],
      on: 'its own log',
      why: 'Lambda writes there, as the function, what the function logs',
    });
    // Given by the CDK itself, where tracing is on.
    this.granted.push({
      actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
      resources: ['*'],
      on: 'traces',
      why: 'Lambda writes, as the function, how long it took; there are no resources to name',
    });
  }

  /** All that the function may do. */
  get grants(): readonly Grant[] {
    return [...this.granted];
  }

  allow(grant: Grant): void {
    const { actions, resources, conditions = {} } = grant;
    this.granted.push(grant);
    this.lambda.addToRolePolicy(
      new PolicyStatement({ actions: [...actions], resources: [...resources], conditions }),
    );
  }

  /** Sets environment variables. */
  tell(variables: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(variables)) this.lambda.addEnvironment(name, value);
  }
}

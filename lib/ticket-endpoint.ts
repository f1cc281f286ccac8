/** `POST /ticket`: where an agent's page trades its sign-in token for a ticket that opens one socket. */
import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CorsHttpMethod,
  type CorsPreflightOptions,
  HttpApi,
  HttpMethod,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { HandlerFunction } from './handler-function.ts';

export const ticketPath = '/ticket';

/** Neither addresses nor headers nor anything else about a person. */
const accessLogFields = {
  requestId: '$context.requestId',
  at: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  latencyMs: '$context.responseLatency',
  error: '$context.error.message',
  integrationError: '$context.integrationErrorMessage',
};

const corsFor = (origin: string): CorsPreflightOptions => ({
  allowOrigins: [origin],
  allowMethods: [CorsHttpMethod.POST],
  allowHeaders: ['authorization', 'content-type'],
  maxAge: Duration.hours(1),
});

export class TicketEndpoint extends Construct {
  /** Where the API itself is reached. */
  readonly host: string;
  private readonly api: HttpApi;

  /** @param allowedOrigin of the pages; undefined: they ask on an origin of their own that leads here */
  constructor(scope: Construct, id: string, allowedOrigin: string | undefined) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', {
      apiName: `${Stack.of(this).stackName}-ticket`,
      createDefaultStage: false,
      ...(allowedOrigin !== undefined && { corsPreflight: corsFor(allowedOrigin) }),
    });
    const { region, urlSuffix } = Stack.of(this);
    this.host = `${this.api.apiId}.execute-api.${region}.${urlSuffix}`;
    const log = new LogGroup(this, 'Log', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      // A shift that signs in within a minute is well inside; each ticket costs one search in Amazon Connect.
      throttle: { rateLimit: 50, burstLimit: 100 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(log),
        format: AccessLogFormat.custom(JSON.stringify(accessLogFields)),
      },
    });
    new CfnOutput(this, 'Url', { value: `${this.api.apiEndpoint}${ticketPath}` }).overrideLogicalId(
      'TicketUrl',
    );
  }

  servedBy(handler: HandlerFunction): void {
    this.api.addRoutes({
      path: ticketPath,
      methods: [HttpMethod.POST],
      integration: new HttpLambdaIntegration('Ticket', handler.lambda),
    });
  }
}

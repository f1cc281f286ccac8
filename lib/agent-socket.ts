/** The WebSocket API between the agents' pages and the server. */
import { CfnOutput, Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Construct } from 'constructs';
import type { HandlerFunction } from './handler-function.ts';

export interface SocketHandlers {
  readonly authorizer: HandlerFunction;
  readonly connect: HandlerFunction;
  readonly disconnect: HandlerFunction;
  readonly message: HandlerFunction;
}

export class AgentSocket extends Construct {
  /** Where a function posts to a connection. */
  readonly managementUrl: string;
  /** Where a page opens its socket. */
  readonly url: string;
  /** The same without its path, for the pages' policy. */
  readonly origin: string;
  private readonly api: WebSocketApi;
  private readonly stage: WebSocketStage;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.api = new WebSocketApi(this, 'Api', {
      apiName: `${Stack.of(this).stackName}-agent-socket`,
      routeSelectionExpression: '$request.body.type',
    });
    // No access log: for a WebSocket API that takes an account-wide logging role, which is not ours to set.
    this.stage = new WebSocketStage(this, 'Stage', {
      webSocketApi: this.api,
      stageName: 'live',
      autoDeploy: true,
      // New connections are limited to 500 a second for the whole account (API Gateway quotas, WebSocket).
      throttle: { rateLimit: 500, burstLimit: 1_000 },
    });
    this.managementUrl = this.stage.callbackUrl;
    this.url = this.stage.url;
    this.origin = this.api.apiEndpoint;
    new CfnOutput(this, 'Url', { value: this.url }).overrideLogicalId('SocketUrl');
  }

  /** Every frame goes to one function: nothing but `$default` beside opening and closing. */
  servedBy({ authorizer, connect, disconnect, message }: SocketHandlers): void {
    this.api.addRoute('$connect', {
      integration: new WebSocketLambdaIntegration('Connect', connect.lambda),
      // The ticket travels among the subprotocols: a query string would end up in logs.
      authorizer: new WebSocketLambdaAuthorizer('Ticket', authorizer.lambda, {
        identitySource: ['route.request.header.Sec-WebSocket-Protocol'],
      }),
    });
    this.api.addRoute('$disconnect', {
      integration: new WebSocketLambdaIntegration('Disconnect', disconnect.lambda),
    });
    this.api.addRoute('$default', { integration: new WebSocketLambdaIntegration('Message', message.lambda) });
  }

  allowPush(handler: HandlerFunction): void {
    this.allow(handler, 'POST', "sending: the agent's pages learn at once what changed");
  }

  allowClose(handler: HandlerFunction): void {
    this.allow(handler, 'DELETE', 'closing: a page that speaks after its sign-in has ended is turned away');
  }

  /** One action for all; what is done is a part of the resource (developer guide, "Control access to WebSocket APIs with IAM authorization"). */
  private allow(handler: HandlerFunction, method: 'POST' | 'DELETE', why: string): void {
    const { partition, region, account } = Stack.of(this);
    const stage = `arn:${partition}:execute-api:${region}:${account}:${this.api.apiId}/${this.stage.stageName}`;
    handler.allow({
      actions: ['execute-api:ManageConnections'],
      resources: [`${stage}/${method}/@connections/*`],
      on: "agents' sockets",
      why,
    });
  }
}

/** The fixture's HTTP API and its WebSocket API. */
import { arn, socketFunctionUri } from './fixture-references.ts';

export const httpApi = {
  TicketApi: {
    Type: 'AWS::ApiGatewayV2::Api',
    Properties: {
      Name: 'tickets',
      ProtocolType: 'HTTP',
      CorsConfiguration: {
        AllowOrigins: ['https://desk.example'],
        AllowMethods: ['POST'],
        AllowHeaders: ['authorization', 'content-type'],
        MaxAge: 600,
      },
    },
  },
  TicketStage: {
    Type: 'AWS::ApiGatewayV2::Stage',
    Properties: { ApiId: { Ref: 'TicketApi' }, StageName: '$default', AutoDeploy: true },
  },
  TicketIntegration: {
    Type: 'AWS::ApiGatewayV2::Integration',
    Properties: {
      ApiId: { Ref: 'TicketApi' },
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: arn('Echo'),
      PayloadFormatVersion: '2.0',
      TimeoutInMillis: 900,
    },
  },
  TicketRoute: {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: {
      ApiId: { Ref: 'TicketApi' },
      RouteKey: 'POST /ticket/{kind}',
      AuthorizationType: 'NONE',
      Target: { 'Fn::Join': ['', ['integrations/', { Ref: 'TicketIntegration' }]] },
    },
  },
};

const socketRoute = (key: string, more: Record<string, unknown> = {}): unknown => ({
  Type: 'AWS::ApiGatewayV2::Route',
  Properties: {
    ApiId: { Ref: 'SocketApi' },
    RouteKey: key,
    AuthorizationType: 'NONE',
    Target: { 'Fn::Join': ['', ['integrations/', { Ref: 'SocketIntegration' }]] },
    ...more,
  },
});

export const socketApi = {
  SocketApi: {
    Type: 'AWS::ApiGatewayV2::Api',
    Properties: {
      Name: 'sockets',
      ProtocolType: 'WEBSOCKET',
      RouteSelectionExpression: '$request.body.type',
    },
  },
  SocketStage: {
    Type: 'AWS::ApiGatewayV2::Stage',
    Properties: { ApiId: { Ref: 'SocketApi' }, StageName: 'live', AutoDeploy: true },
  },
  SocketIntegration: {
    Type: 'AWS::ApiGatewayV2::Integration',
    Properties: {
      ApiId: { Ref: 'SocketApi' },
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: socketFunctionUri('SocketHandler'),
    },
  },
  ConnectAuthorizer: {
    Type: 'AWS::ApiGatewayV2::Authorizer',
    Properties: {
      ApiId: { Ref: 'SocketApi' },
      Name: 'tickets',
      AuthorizerType: 'REQUEST',
      AuthorizerUri: socketFunctionUri('SocketAuthorizer'),
      IdentitySource: ['route.request.header.Sec-WebSocket-Protocol'],
    },
  },
  Connect: socketRoute('$connect', {
    AuthorizationType: 'CUSTOM',
    AuthorizerId: { Ref: 'ConnectAuthorizer' },
  }),
  Disconnect: socketRoute('$disconnect'),
  Default: socketRoute('$default'),
  Ping: socketRoute('ping'),
};

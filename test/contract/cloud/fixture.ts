// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Fn::Sub writes its placeholders this way.
/** A small stack in the shape the CDK synthesizes: a rule, a queue with dead letters, tables, an HTTP API, a WebSocket API. */

const arn = (logicalId: string): unknown => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });

export const functionNamed = (asset: string, more: Record<string, unknown> = {}): unknown => ({
  Type: 'AWS::Lambda::Function',
  DependsOn: ['RolePolicy'],
  Properties: {
    Code: { S3Bucket: { 'Fn::Sub': 'assets-${AWS::AccountId}-${AWS::Region}' }, S3Key: `${asset}.zip` },
    Handler: 'index.handler',
    Runtime: 'nodejs24.x',
    Role: arn('Role'),
    Timeout: 5,
    Architectures: ['arm64'],
    Environment: {
      Variables: {
        TABLE: { Ref: 'Orders' },
        QUEUE_URL: { Ref: 'Work' },
        SOCKET_URL: socketUrl('https'),
        NODE_OPTIONS: '--enable-source-maps',
      },
    },
    ...more,
  },
});

const socketUrl = (scheme: string): unknown => ({
  'Fn::Join': [
    '',
    [
      `${scheme}://`,
      { Ref: 'SocketApi' },
      '.execute-api.',
      { Ref: 'AWS::Region' },
      '.',
      { Ref: 'AWS::URLSuffix' },
      '/live',
    ],
  ],
});

const socketFunctionUri = (logicalId: string): unknown => ({
  'Fn::Join': [
    '',
    ['arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/', arn(logicalId), '/invocations'],
  ],
});

const table = (properties: Record<string, unknown> = {}): unknown => ({
  Type: 'AWS::DynamoDB::Table',
  DeletionPolicy: 'Retain',
  UpdateReplacePolicy: 'Retain',
  Properties: {
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    BillingMode: 'PAY_PER_REQUEST',
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    ...properties,
  },
});

const tablesAndQueues = {
  Orders: table(),
  Journal: table({
    KeySchema: [
      { AttributeName: 'id', KeyType: 'HASH' },
      { AttributeName: 'seq', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: [
      { AttributeName: 'id', AttributeType: 'S' },
      { AttributeName: 'seq', AttributeType: 'N' },
    ],
  }),
  WorkDead: { Type: 'AWS::SQS::Queue' },
  Work: {
    Type: 'AWS::SQS::Queue',
    Properties: {
      VisibilityTimeout: 30,
      RedrivePolicy: { deadLetterTargetArn: arn('WorkDead'), maxReceiveCount: 3 },
    },
  },
  Tiny: { Type: 'AWS::SQS::Queue', Properties: { MaximumMessageSize: 1024 } },
  TinyDead: { Type: 'AWS::SQS::Queue' },
  Plain: { Type: 'AWS::SQS::Queue' },
  QueuePolicy: {
    Type: 'AWS::SQS::QueuePolicy',
    Properties: {
      Queues: [{ Ref: 'Work' }, { Ref: 'Tiny' }, { Ref: 'TinyDead' }],
      PolicyDocument: {
        Statement: {
          Effect: 'Allow',
          Principal: { Service: 'events.amazonaws.com' },
          Action: 'sqs:SendMessage',
          Resource: [arn('Work'), arn('Tiny'), arn('TinyDead')],
        },
      },
    },
  },
};

const rules = {
  Ordered: {
    Type: 'AWS::Events::Rule',
    Properties: {
      EventPattern: { source: ['shop'], 'detail-type': [{ prefix: 'Order' }] },
      State: 'ENABLED',
      Targets: [{ Id: 'Target0', Arn: arn('Work') }],
    },
  },
  Oversized: {
    Type: 'AWS::Events::Rule',
    Properties: {
      EventPattern: { source: ['shop.oversized'] },
      State: 'ENABLED',
      Targets: [{ Id: 'Target0', Arn: arn('Tiny'), DeadLetterConfig: { Arn: arn('TinyDead') } }],
    },
  },
  Direct: {
    Type: 'AWS::Events::Rule',
    Properties: { EventPattern: { source: ['shop.direct'] }, Targets: [{ Id: 'Target0', Arn: arn('Echo') }] },
  },
};

const invokePermission = (target: string, service: string): unknown => ({
  Type: 'AWS::Lambda::Permission',
  Properties: { Action: 'lambda:InvokeFunction', FunctionName: arn(target), Principal: service },
});

const functions = {
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'lambda.amazonaws.com' },
            Action: 'sts:AssumeRole',
            Condition: { StringEquals: {} },
          },
        ],
      },
    },
  },
  RolePolicy: {
    Type: 'AWS::IAM::Policy',
    Properties: {
      PolicyName: 'work',
      Roles: [{ Ref: 'Role' }],
      PolicyDocument: {
        Statement: [
          { Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: '*' },
          {
            Effect: 'Allow',
            Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
            Resource: arn('Work'),
          },
        ],
      },
    },
  },
  EchoForRules: invokePermission('Echo', 'events.amazonaws.com'),
  EchoForTickets: invokePermission('Echo', 'apigateway.amazonaws.com'),
  AuthorizerForSockets: invokePermission('SocketAuthorizer', 'apigateway.amazonaws.com'),
  HandlerForSockets: invokePermission('SocketHandler', 'apigateway.amazonaws.com'),
  Worker: functionNamed('worker'),
  WorkerMapping: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      BatchSize: 10,
      EventSourceArn: arn('Work'),
      FunctionName: { Ref: 'Worker' },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 2 },
    },
  },
  Echo: functionNamed('echo', { Timeout: 1 }),
  SocketAuthorizer: functionNamed('authorizer'),
  SocketHandler: functionNamed('socket'),
};

const httpApi = {
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

const socketApi = {
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

export const template = {
  Parameters: {
    BootstrapVersion: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/cdk-bootstrap/version' },
  },
  Rules: { CheckBootstrapVersion: {} },
  Resources: {
    ...httpApi,
    ...socketApi,
    ...rules,
    ...functions,
    ...tablesAndQueues,
    Flow: {
      Type: 'AWS::Connect::ContactFlow',
      Properties: { Name: 'callback', Content: { 'Fn::Sub': '{"function":"${Echo.Arn}"}' } },
    },
  },
  Outputs: {
    SocketUrl: { Value: socketUrl('wss') },
    TicketUrl: {
      Value: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['TicketApi', 'ApiEndpoint'] }, '/ticket/desk']] },
    },
    FlowArn: { Value: { Ref: 'Flow' } },
    OrdersTable: { Value: { Ref: 'Orders' } },
    JournalTable: { Value: { Ref: 'Journal' } },
    WorkUrl: { Value: { Ref: 'Work' } },
    WorkDeadUrl: { Value: { Ref: 'WorkDead' } },
    PlainUrl: { Value: { Ref: 'Plain' } },
    EchoName: { Value: { Ref: 'Echo' } },
    EchoArn: { Value: arn('Echo') },
  },
};

/** Sources of the bundles, by asset. */
export const bundles: Readonly<Record<string, string>> = {
  echo: `
    let calls = 0;
    export const handler = async (event, context) => {
      calls += 1;
      if (event.say) console.log(event.say);
      if (event.body === '"hang"') console.log('begun');
      if (event.hang || event.body === '"hang"') await new Promise(() => setInterval(() => {}, 1000));
      if (event.exit) process.exit(3);
      if (event.fail || event.detail?.fail) throw new RangeError('out of range');
      if (event.body === '"fail"') throw new Error('no ticket today');
      if (event.version === '2.0') return { statusCode: 201, headers: { 'X-Seen': 'yes', 'Access-Control-Allow-Origin': '*' }, cookies: ['a=1'], body: JSON.stringify(event) };
      return { calls, event, env: process.env, remaining: context.getRemainingTimeInMillis(), id: context.awsRequestId, arn: context.invokedFunctionArn };
    };`,
  worker: `
    export const handler = async ({ Records }) => {
      const failed = Records.filter(({ body }) => body.includes('poison'));
      if (Records.some(({ body }) => body.includes('crash'))) throw new Error('crashed');
      return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
    };`,
  authorizer: `
    export const handler = async (event) => {
      const [, ticket] = event.headers['Sec-WebSocket-Protocol'].split(/, ?/);
      if (ticket === 'ticket.thrown') throw new Error('Unauthorized');
      if (ticket === 'ticket.broken') throw new Error('database is away');
      if (ticket === 'ticket.garbage') return { principalId: 'x' };
      const Effect = ticket === 'ticket.denied' ? 'Deny' : 'Allow';
      return {
        principalId: 'amina',
        policyDocument: { Version: '2012-10-17', Statement: [{ Action: 'execute-api:Invoke', Effect, Resource: event.methodArn }] },
        context: { agentId: 'agent-1', level: 3 },
      };
    };`,
  socket: `
    export const handler = async (event) => {
      const { routeKey, connectionId, authorizer } = event.requestContext;
      if (routeKey === '$connect') {
        const offered = event.headers['Sec-WebSocket-Protocol'];
        if (offered.includes('ticket.full')) return { statusCode: 429, body: 'too many' };
        return { statusCode: 200, headers: { 'Sec-WebSocket-Protocol': 'desk.v1' } };
      }
      if (routeKey === '$disconnect') return { statusCode: 200 };
      if (event.body.includes('crash')) throw new Error('crashed');
      const text = JSON.stringify({ routeKey, authorizer, body: event.body });
      const url = process.env.SOCKET_URL + '/@connections/' + encodeURIComponent(connectionId);
      await fetch(url, { method: 'POST', body: text, headers: { authorization: 'AWS4-HMAC-SHA256 local' } });
      return { statusCode: 200 };
    };`,
};

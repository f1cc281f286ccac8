// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Fn::Sub writes its placeholders this way.
/** A small stack in the shape the CDK synthesizes: a rule, a queue with dead letters, tables, an HTTP API, a WebSocket API. */
import { httpApi, socketApi } from './fixture-apis.ts';
import { functions } from './fixture-functions.ts';
import { arn, socketUrl } from './fixture-references.ts';

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

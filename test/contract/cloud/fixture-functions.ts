// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Fn::Sub writes its placeholders this way.
/** The fixture's functions: their role, who may invoke them, and the queue that one of them reads. */
import { arn, socketUrl } from './fixture-references.ts';

const functionNamed = (asset: string, more: Record<string, unknown> = {}): unknown => ({
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

const invokePermission = (target: string, service: string): unknown => ({
  Type: 'AWS::Lambda::Permission',
  Properties: { Action: 'lambda:InvokeFunction', FunctionName: arn(target), Principal: service },
});

export const functions = {
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

/** What AWS hands to the functions, in the recorded shapes. */
import type { Context, SQSRecord } from 'aws-lambda';

export const amina = 'a1b2c3d4-0000-4000-8000-00000000a111';
export const ben = 'a1b2c3d4-0000-4000-8000-00000000b222';
export const support = 'f0e1d2c3-0000-4000-8000-000000005555';
export const customersNumber = '+5511987654321';
export const ourNumber = '+18005550100';

export const context: Context = {
  awsRequestId: '6f1c2b5e-8d0a-4c57-9a4e-1d2e3f405162',
  functionName: 'Rejoin-under-test',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:us-east-1:111122223333:function:Rejoin-under-test',
  memoryLimitInMB: '512',
  logGroupName: '/aws/lambda/Rejoin-under-test',
  logStreamName: '2026/11/23/[$LATEST]0123456789abcdef0123456789abcdef',
  callbackWaitsForEmptyEventLoop: true,
  getRemainingTimeInMillis: () => 9_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};

/** One record as SQS delivers it; the body as it was sent, JSON or not. */
const record = (messageId: string, body: string): SQSRecord => ({
  messageId,
  receiptHandle: 'AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a',
  body,
  attributes: {
    ApproximateReceiveCount: '1',
    SentTimestamp: '1795424400000',
    SenderId: 'AIDAIENQZJOLO23YVJ4VO',
    ApproximateFirstReceiveTimestamp: '1795424400100',
  },
  messageAttributes: {},
  md5OfBody: 'e4e68fb7bd0e697a0ae8f1bb342846b3',
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:us-east-1:111122223333:Rejoin-ContactEvents',
  awsRegion: 'us-east-1',
});

/** A batch: message ids and what they carry. Text goes as it is. */
export const batch = (messages: Readonly<Record<string, unknown>>): { readonly Records: SQSRecord[] } => ({
  Records: Object.entries(messages).map(([id, body]) =>
    record(id, typeof body === 'string' ? body : JSON.stringify(body)),
  ),
});

export const failed = (...messageIds: readonly string[]): unknown => ({
  batchItemFailures: messageIds.map((itemIdentifier) => ({ itemIdentifier })),
});

interface DropOf {
  readonly contactId: string;
  readonly instanceArn: string;
  /** When it broke off. */
  readonly at: Date;
}

/** A contact event in the documented shape: the customer's side of a call with amina broke off. */
export const drop = ({ contactId, instanceArn, at }: DropOf): Record<string, unknown> => ({
  version: '0',
  id: 'd3b07384-d9a0-4c9b-8f27-1c3f5e6a7b89',
  'detail-type': 'Amazon Connect Contact Event',
  source: 'aws.connect',
  account: '111122223333',
  time: at.toISOString(),
  region: 'us-east-1',
  resources: [`${instanceArn}/contact/${contactId}`, instanceArn],
  detail: {
    eventType: 'DISCONNECTED',
    contactId,
    channel: 'VOICE',
    instanceArn,
    initiationMethod: 'INBOUND',
    initiationTimestamp: new Date(at.getTime() - 400_000).toISOString(),
    connectedToSystemTimestamp: new Date(at.getTime() - 399_000).toISOString(),
    disconnectTimestamp: at.toISOString(),
    disconnectReason: 'CUSTOMER_DISCONNECT',
    queueInfo: { queueArn: `${instanceArn}/queue/${support}`, queueType: 'STANDARD' },
    agentInfo: {
      agentArn: `${instanceArn}/agent/${amina}`,
      connectedToAgentTimestamp: new Date(at.getTime() - 300_000).toISOString(),
    },
    tags: { 'aws:connect:instanceId': instanceArn, 'aws:connect:systemEndpoint': ourNumber },
  },
});

const inAnHour = (): number => Date.now() + 3_600_000;

/** A message of an open socket, or its beginning or end. */
export const socketEvent = (
  routeKey: string,
  connectionId: string,
  {
    agentId,
    body,
    signedInUntil = inAnHour(),
  }: { readonly agentId?: string; readonly body?: unknown; readonly signedInUntil?: number } = {},
): unknown => ({
  requestContext: {
    routeKey,
    eventType: routeKey === '$connect' ? 'CONNECT' : 'MESSAGE',
    connectionId,
    extendedRequestId: 'JKJaXmPLvHcESHA=',
    requestTime: '23/Nov/2026:09:00:00 +0000',
    messageDirection: 'IN',
    stage: 'live',
    connectedAt: 1_795_424_400_000,
    requestTimeEpoch: 1_795_424_400_000,
    identity: { sourceIp: '203.0.113.7', userAgent: 'Mozilla/5.0' },
    requestId: 'JKJaXmPLvHcESHA=',
    domainName: 'abcdef1234.execute-api.us-east-1.amazonaws.com',
    apiId: 'abcdef1234',
    ...(agentId && {
      authorizer: {
        agentId,
        signedInUntil: String(signedInUntil),
        principalId: agentId,
        integrationLatency: 11,
      },
    }),
  },
  ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  isBase64Encoded: false,
});

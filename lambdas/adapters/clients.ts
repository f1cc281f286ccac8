/** The AWS SDK's clients. Region, credentials and endpoints come from the environment. */
import { ApiGatewayManagementApiClient } from '@aws-sdk/client-apigatewaymanagementapi';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';

/**
 * These services answer within milliseconds. One that is silent must not cost a function its whole time (ten
 * seconds): all three tries are over before that, so that the failure is said and not timed out.
 */
const inTime = () => ({
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true },
});

export const dynamodbClient = (): DynamoDBClient => new DynamoDBClient(inTime());
export const sqsClient = (): SQSClient => new SQSClient(inTime());
export const eventBridgeClient = (): EventBridgeClient => new EventBridgeClient(inTime());

/** @param endpoint the `@connections` URL of the WebSocket stage */
export const apiGatewayClient = (endpoint: string): ApiGatewayManagementApiClient =>
  new ApiGatewayManagementApiClient({ ...inTime(), endpoint });

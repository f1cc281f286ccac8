/** The AWS SDK's clients. Region, credentials and endpoints come from the environment. */
import { ApiGatewayManagementApiClient } from '@aws-sdk/client-apigatewaymanagementapi';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';

export const dynamodbClient = (): DynamoDBClient => new DynamoDBClient({});
export const sqsClient = (): SQSClient => new SQSClient({});

/** @param endpoint the `@connections` URL of the WebSocket stage */
export const apiGatewayClient = (endpoint: string): ApiGatewayManagementApiClient =>
  new ApiGatewayManagementApiClient({ endpoint });

/** Ends a page's socket from our side, through API Gateway's `@connections`. */
import {
  type ApiGatewayManagementApiClient,
  DeleteConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import { errorName } from './aws-error.ts';

/** One that is gone already is no error. */
export type CloseSocket = (connectionId: string) => Promise<void>;

export const apiGatewayCloseSocket =
  (client: ApiGatewayManagementApiClient): CloseSocket =>
  async (connectionId) => {
    try {
      await client.send(new DeleteConnectionCommand({ ConnectionId: connectionId }));
    } catch (error) {
      if (errorName(error) !== 'GoneException') throw error;
    }
  };

/** What the systems themselves say afterwards: the ledger, and Amazon Connect's own contacts and requests. */
import { ConnectClient, DescribeContactCommand } from '@aws-sdk/client-connect';
import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { LedgerEntry } from '../../core/contracts/ledger-entry.ts';
import type { LocalInfo } from '../desk/local-info.ts';

export interface SystemRecord {
  ledgerOf(interruptionId: string): Promise<LedgerEntry[]>;
  attributesOf(contactId: string): Promise<Record<string, string>>;
  stop(): void;
}

export const systemRecord = ({
  region,
  credentials,
  endpoints,
  tables,
  instanceArn,
}: LocalInfo): SystemRecord => {
  const dynamodb = new DynamoDBClient({ region, credentials, endpoint: endpoints.dynamodb });
  const connect = new ConnectClient({ region, credentials, endpoint: endpoints.connect });
  return {
    ledgerOf: async (interruptionId) => {
      const { Items } = await dynamodb.send(
        new QueryCommand({
          TableName: tables.Ledger,
          KeyConditionExpression: 'interruptionId = :id',
          ExpressionAttributeValues: { ':id': { S: interruptionId } },
          ConsistentRead: true,
        }),
      );
      return (Items ?? []).map((item) => unmarshall(item) as LedgerEntry);
    },
    attributesOf: async (contactId) => {
      const InstanceId = instanceArn.slice(instanceArn.lastIndexOf('/') + 1);
      const { Contact } = await connect.send(
        new DescribeContactCommand({ InstanceId, ContactId: contactId }),
      );
      return Contact?.Attributes ?? {};
    },
    stop: () => {
      dynamodb.destroy();
      connect.destroy();
    },
  };
};

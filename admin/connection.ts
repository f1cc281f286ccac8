/** Where the tables are: named by options, by the environment, or by a laptop contact centre. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Exit, misused } from './exit.ts';
import { laptopAt } from './laptop.ts';

export interface ConnectionOptions {
  readonly table?: string | undefined;
  readonly local?: string | undefined;
  readonly region?: string | undefined;
  readonly endpoint?: string | undefined;
}

export interface QueueSettingsTable {
  readonly client: DynamoDBClient;
  readonly table: string;
}

export const connect = async ({
  local,
  table,
  region,
  endpoint,
}: ConnectionOptions): Promise<QueueSettingsTable> => {
  if (local !== undefined) {
    const laptop = await laptopAt(local);
    const { credentials, endpoints, tables } = laptop;
    const client = new DynamoDBClient({ region: laptop.region, credentials, endpoint: endpoints.dynamodb });
    return { client, table: tableOf(tables.QueueSettings) };
  }
  const given = { ...(region !== undefined && { region }), ...(endpoint !== undefined && { endpoint }) };
  return { client: new DynamoDBClient(given), table: tableOf(table) };
};

const tableOf = (name: string | undefined): string => {
  if (name) return name;
  throw new Exit(
    misused,
    'which table? Give --table <name> or set QUEUE_SETTINGS_TABLE (the stack’s output QueueSettingsTable), or give --local for the laptop contact centre',
  );
};

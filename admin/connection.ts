/** Where the tables are: named by options, by the environment, or by a laptop contact centre. */
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
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

const whatIsGiven = ({ region, endpoint }: ConnectionOptions): DynamoDBClientConfig => ({
  ...(region !== undefined && { region }),
  ...(endpoint !== undefined && { endpoint }),
});

export const connect = async (options: ConnectionOptions): Promise<QueueSettingsTable> => {
  if (options.local !== undefined) {
    const { region, credentials, endpoints, tables } = await laptopAt(options.local);
    const config = { region, credentials, endpoint: endpoints.dynamodb, ...whatIsGiven(options) };
    return { client: new DynamoDBClient(config), table: tableOf(options.table ?? tables.QueueSettings) };
  }
  return { client: new DynamoDBClient(whatIsGiven(options)), table: tableOf(options.table) };
};

const tableOf = (name: string | undefined): string => {
  if (name) return name;
  throw new Exit(
    misused,
    'which table? Give --table <name> or set QUEUE_SETTINGS_TABLE (the stack’s output QueueSettingsTable), or give --local for the laptop contact centre',
  );
};

/** Everything that the tables hold. */
import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { LocalInfo } from '../../local/desk/local-info.ts';

type Item = Readonly<Record<string, unknown>>;
/** As in `tables` of local.json. */
export type TableName =
  | 'QueueSettings'
  | 'Interruptions'
  | 'Ledger'
  | 'Agents'
  | 'Tickets'
  | 'Callers'
  | 'DialLimits';

export interface TableReader {
  of(table: TableName): Promise<readonly Item[]>;
  /** By table, in an order of its own, so that two readings can be compared. */
  all(): Promise<Readonly<Record<string, readonly string[]>>>;
  stop(): void;
}

export const tableReader = ({ region, credentials, endpoints, tables }: LocalInfo): TableReader => {
  const client = new DynamoDBClient({
    region,
    credentials: { ...credentials },
    endpoint: endpoints.dynamodb,
  });
  const of = async (table: TableName): Promise<readonly Item[]> => {
    const items: Item[] = [];
    const pages = paginateScan({ client }, { TableName: tables[table], ConsistentRead: true });
    for await (const { Items = [] } of pages) items.push(...Items.map((item) => unmarshall(item)));
    return items;
  };
  return {
    of,
    all: async () => {
      const names = Object.keys(tables) as TableName[];
      const read = await Promise.all(
        names.map(async (name): Promise<[string, string[]]> => {
          const items = await of(name);
          return [String(name), items.map((item) => JSON.stringify(item)).sort()];
        }),
      );
      return Object.fromEntries(read);
    },
    stop: () => client.destroy(),
  };
};

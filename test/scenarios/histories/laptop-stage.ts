/** The running laptop as the histories need it: two queues with their settings, two agents' pages, and what is stored. */
import { DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { LedgerEntry } from '../../../core/contracts/ledger-entry.ts';
import type { Chains } from '../../../core/ports.ts';
import { epochMsOf } from '../../../core/time.ts';
import { dynamodbChains } from '../../../lambdas/adapters/dynamodb-chains.ts';
import { fromItem, toItem } from '../../../lambdas/adapters/item.ts';
import type { AgentPage } from '../../../local/demo/agent-page.ts';
import { type CallerSide, callerSide } from '../../../local/demo/caller-side.ts';
import type { LocalInfo } from '../../../local/desk/local-info.ts';
import { type Laptop, startLaptop } from '../../../local/laptop.ts';
import { readLocalInfo, signedIn } from '../outsider.ts';
import { laptopQueueSettings } from './queues.ts';

export const usernames = ['amina', 'ben'] as const;

export interface LaptopStage {
  readonly laptop: Laptop;
  readonly info: LocalInfo;
  readonly caller: CallerSide;
  /** By the agent's number in the history. */
  readonly pages: readonly AgentPage[];
  readonly chains: Chains;
  ledgerOf(chainId: string): Promise<LedgerEntry[]>;
  stop(): Promise<void>;
}

const tableIn = (info: LocalInfo, name: string): string => {
  const table = info.tables[name];
  if (table === undefined) throw new Error(`local.json names no table ${name}`);
  return table;
};

const ledgerIn = async (client: DynamoDBClient, table: string, chainId: string): Promise<LedgerEntry[]> => {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: 'interruptionId = :id',
      ExpressionAttributeValues: toItem({ ':id': chainId }),
      ConsistentRead: true,
    }),
  );
  return Items.map((item) => fromItem(item) as unknown as LedgerEntry);
};

export const laptopStage = async (): Promise<LaptopStage> => {
  const laptop = await startLaptop({ port: 0 });
  const info = await readLocalInfo(laptop.url);
  const { region, credentials, endpoints } = info;
  const client = new DynamoDBClient({ region, credentials, endpoint: endpoints.dynamodb });
  for (const settings of laptopQueueSettings(info))
    await client.send(
      new PutItemCommand({ TableName: tableIn(info, 'QueueSettings'), Item: toItem({ ...settings }) }),
    );
  const pages = await Promise.all(usernames.map((username) => signedIn(info, username)));
  const tables = {
    interruptions: tableIn(info, 'Interruptions'),
    ledger: tableIn(info, 'Ledger'),
    agents: tableIn(info, 'Agents'),
    callers: tableIn(info, 'Callers'),
  };
  return {
    ...{ laptop, info, pages },
    caller: callerSide(laptop.url, laptop.connect),
    chains: dynamodbChains({ client, tables, clock: () => epochMsOf(Date.now()) }),
    ledgerOf: (chainId) => ledgerIn(client, tables.ledger, chainId),
    stop: async () => {
      for (const page of pages) page.close();
      client.destroy();
      await laptop.stop();
    },
  };
};

/** Interruptions and their ledger as they are stored, read for people. Nothing is written here. */
import { GetItemCommand, paginateQuery, paginateScan } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { LedgerEntry } from '../../core/contracts/ledger-entry.ts';
import type { Interruption } from '../../core/interruption/interruption.ts';
import { storedInterruption } from '../../core/interruption/stored-interruption.ts';
import type { Installation } from '../installation.ts';

type Item = Parameters<typeof unmarshall>[0];

export interface StoredInterruptions {
  find(interruptionId: string): Promise<Interruption | undefined>;
  /** On the agent's list: until they end. */
  ofAgent(agentId: string): Promise<Interruption[]>;
  /** Every one of the last 15 days, ended ones included. Reads the whole table. */
  all(): Promise<Interruption[]>;
  /** In order. */
  ledgerOf(interruptionId: string): Promise<LedgerEntry[]>;
}

/** Chains without an interruption are most of the table. */
const interruptionIn = (item: Item): Interruption | undefined =>
  storedInterruption((unmarshall(item) as { interruption?: Interruption }).interruption);

const listPrefix = 'interruption#';

export const storedInterruptions = (installation: Installation): StoredInterruptions => {
  const { dynamodb: client } = installation;
  const find = async (chainId: string): Promise<Interruption | undefined> => {
    const { Item } = await client.send(
      new GetItemCommand({
        TableName: installation.named('InterruptionsTable'),
        Key: { chainId: { S: chainId } },
        ConsistentRead: true,
      }),
    );
    return Item && interruptionIn(Item);
  };
  return {
    find,
    ofAgent: async (agentId) => {
      const ids: string[] = [];
      const query = {
        TableName: installation.named('AgentsTable'),
        KeyConditionExpression: 'agentId = :agent AND begins_with(#item, :list)',
        ExpressionAttributeNames: { '#item': 'item' },
        ExpressionAttributeValues: { ':agent': { S: agentId }, ':list': { S: listPrefix } },
      };
      for await (const { Items = [] } of paginateQuery({ client }, query))
        ids.push(...Items.map(({ item }) => (item?.S ?? '').slice(listPrefix.length)));
      const found = await Promise.all(ids.map(find));
      return found.flatMap((one) => one ?? []);
    },
    all: async () => {
      const found: Interruption[] = [];
      const scan = {
        TableName: installation.named('InterruptionsTable'),
        ProjectionExpression: 'interruption',
      };
      for await (const { Items = [] } of paginateScan({ client }, scan))
        found.push(...Items.flatMap((item) => interruptionIn(item) ?? []));
      return found;
    },
    ledgerOf: async (interruptionId) => {
      const entries: LedgerEntry[] = [];
      const query = {
        TableName: installation.named('LedgerTable'),
        KeyConditionExpression: 'interruptionId = :id',
        ExpressionAttributeValues: { ':id': { S: interruptionId } },
        ConsistentRead: true,
      };
      for await (const { Items = [] } of paginateQuery({ client }, query))
        entries.push(...Items.map((item) => unmarshall(item) as LedgerEntry));
      return entries;
    },
  };
};

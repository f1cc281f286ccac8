/** The lists that chains are on: written with each chain (dynamodb-chains.ts), read by the functions that show or find them. */
import { BatchGetItemCommand, type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Chain } from '../../core/interruption/chain.ts';
import type { ChainLists } from '../../core/ports.ts';
import { chainFrom } from './chain-item.ts';
import { type ChainTables, listPrefix } from './dynamodb-chains.ts';
import { fromItem, type Item, toItem } from './item.ts';

interface Deps {
  readonly client: DynamoDBClient;
  readonly tables: Pick<ChainTables, 'interruptions' | 'agents' | 'callers'>;
}

export const dynamodbChainLists = (deps: Deps): ChainLists => ({
  loadAll: (chainIds) => loadAll(deps, chainIds),
  listOf: (agentId) => listOf(deps, agentId),
  ofCaller: (callerHash) => ofCaller(deps, callerHash),
});

/** BatchGetItem takes 100 keys (API reference); an agent with more open interruptions sees the first 100. */
const loadAll = async ({ client, tables }: Deps, chainIds: readonly string[]): Promise<Chain[]> => {
  let keys: Item[] = chainIds.slice(0, 100).map((chainId) => toItem({ chainId }));
  const chains: Chain[] = [];
  while (keys.length > 0) {
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetItemCommand({
        RequestItems: { [tables.interruptions]: { Keys: keys, ConsistentRead: true } },
      }),
    );
    chains.push(...(Responses?.[tables.interruptions] ?? []).map(chainFrom));
    keys = UnprocessedKeys?.[tables.interruptions]?.Keys ?? [];
  }
  return chains;
};

const listOf = async ({ client, tables }: Deps, agentId: string): Promise<string[]> => {
  const { Items } = await client.send(
    new QueryCommand({
      TableName: tables.agents,
      KeyConditionExpression: 'agentId = :agent AND begins_with(#item, :list)',
      ExpressionAttributeNames: { '#item': 'item' },
      ExpressionAttributeValues: toItem({ ':agent': agentId, ':list': listPrefix }),
      ConsistentRead: true,
    }),
  );
  return (Items ?? []).map((item) => String(fromItem(item).item).slice(listPrefix.length));
};

const ofCaller = async ({ client, tables }: Deps, callerHash: string): Promise<string[]> => {
  const { Items } = await client.send(
    new QueryCommand({
      TableName: tables.callers,
      KeyConditionExpression: 'callerHash = :caller',
      ExpressionAttributeValues: toItem({ ':caller': callerHash }),
      ConsistentRead: true,
    }),
  );
  return (Items ?? []).map((item) => String(fromItem(item).interruptionId));
};

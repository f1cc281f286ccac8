import { DeleteItemCommand, GetItemCommand, QueryCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterEach, describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../../core/contracts/ledger-entry.ts';
import { newChain } from '../../../core/interruption/chain.ts';
import { epochMsOf, later } from '../../../core/time.ts';
import { dynamodbChainLists } from '../../../lambdas/adapters/dynamodb-chain-lists.ts';
import { dynamodbChains } from '../../../lambdas/adapters/dynamodb-chains.ts';
import { dynamodbConnections } from '../../../lambdas/adapters/dynamodb-connections.ts';
import { CrashPlan } from '../../in-memory/crash.ts';
import { InMemoryChains } from '../../in-memory/in-memory-chains.ts';
import { amina } from '../../in-memory/story.ts';
import { entryOf, offeredTo, withFacts } from './chain-story.ts';
import { chainsContract, type KeptChains } from './chains-contract.ts';
import { type RejoinStorage, startStorage } from './rejoin-storage.ts';

const running: RejoinStorage[] = [];
afterEach(async () => {
  for (const storage of running.splice(0)) await storage.stop();
});

const inMemory = async (): Promise<KeptChains> => {
  const chains = new InMemoryChains(new CrashPlan());
  return {
    chains,
    ledgerOf: async (id) => chains.ledger.filter(({ interruptionId }) => interruptionId === id),
  };
};

const inDynamodb = async () => {
  const storage = await startStorage();
  running.push(storage);
  const client = storage.dynamodb;
  const tables = {
    interruptions: storage.variable('INTERRUPTIONS_TABLE'),
    ledger: storage.variable('LEDGER_TABLE'),
    agents: storage.variable('AGENTS_TABLE'),
    callers: storage.variable('CALLERS_TABLE'),
  };
  const clock = () => epochMsOf(storage.clock.now());
  return {
    client,
    tables,
    clock,
    chains: { ...dynamodbChains({ client, tables, clock }), ...dynamodbChainLists({ client, tables }) },
    ledgerOf: async (interruptionId: string) => {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: tables.ledger,
          KeyConditionExpression: 'interruptionId = :id',
          ExpressionAttributeValues: { ':id': { S: interruptionId } },
        }),
      );
      return Items.map((item) => unmarshall(item) as LedgerEntry);
    },
  };
};

chainsContract('in memory', inMemory);
chainsContract('in DynamoDB', inDynamodb);

const nothing = newChain('call-1');
const offer = offeredTo(amina, nothing);
const Key = { chainId: { S: 'call-1' } };

describe('chains in DynamoDB alone', () => {
  it('keep what a newer version of ours stored beside what this one knows', async () => {
    const { chains, client, tables } = await inDynamodb();
    await chains.commit(nothing, offer, []);
    await client.send(
      new UpdateItemCommand({
        TableName: tables.interruptions,
        Key,
        UpdateExpression: 'SET mood = :mood',
        ExpressionAttributeValues: { ':mood': { M: { score: { N: '5' } } } },
      }),
    );
    const before = await chains.load('call-1');
    await chains.commit(before, withFacts(before), []);
    await chains.settle({ ...before, revision: 2 });
    const { Item } = await client.send(new GetItemCommand({ TableName: tables.interruptions, Key }));
    expect(Item?.mood).toEqual({ M: { score: { N: '5' } } });
  });

  it('are kept for 15 days after the last write, longer than a message may lie in a dead-letter queue', async () => {
    const { chains, client, tables, clock } = await inDynamodb();
    await chains.commit(nothing, offer, []);
    const { Item } = await client.send(new GetItemCommand({ TableName: tables.interruptions, Key }));
    expect(Number(Item?.expiresAt?.N)).toBe(clock() / 1_000 + 15 * 24 * 3_600);
  });

  it('that time has taken away are written anew, and refused to one who still holds the old one', async () => {
    const { chains, client, tables } = await inDynamodb();
    await chains.commit(nothing, withFacts(nothing), []);
    await client.send(new DeleteItemCommand({ TableName: tables.interruptions, Key }));
    const held = withFacts(nothing);
    await expect(chains.commit(held, withFacts(held), [])).rejects.toMatchObject({
      code: 'version-conflict',
    });
    await chains.commit(nothing, offer, []);
    expect(await chains.load('call-1')).toEqual(offer);
  });

  it('change nothing when a ledger entry of theirs is already written', async () => {
    const { chains, ledgerOf } = await inDynamodb();
    const first = withFacts(nothing);
    await chains.commit(nothing, first, [entryOf(first)]);
    const again = chains.commit(first, offeredTo(amina, first), [entryOf(first, 'not-offered')]);
    await expect(again).rejects.toMatchObject({ code: 'version-conflict' });
    expect(await chains.load('call-1')).toEqual(first);
    expect(await ledgerOf('call-1')).toEqual([entryOf(first)]);
    expect(await chains.listOf(amina)).toEqual([]);
  });

  it('are loaded together up to a hundred; of a hundred and one, the first hundred', async () => {
    const { chains } = await inDynamodb();
    const ids = Array.from({ length: 101 }, (_, index) => `call-${index}`);
    for (const id of ids) await chains.commit(newChain(id), withFacts(newChain(id)), []);
    expect(await chains.loadAll(ids.slice(1))).toHaveLength(100);
    const loaded = await chains.loadAll(ids);
    expect(loaded.map(({ chainId }) => chainId).toSorted()).toEqual(ids.slice(0, 100).toSorted());
  });

  it('are listed apart from the sockets that lie beside them', async () => {
    const { chains, client, tables, clock } = await inDynamodb();
    const connections = dynamodbConnections({ client, table: tables.agents, clock });
    await connections.add({ agentId: amina, signedInUntil: later(clock(), 60_000) }, 'laptop');
    await chains.commit(nothing, offer, []);
    expect(await chains.listOf(amina)).toEqual(['call-1']);
    expect(await connections.of(amina)).toEqual([{ connectionId: 'laptop', isSignedIn: true }]);
  });
});

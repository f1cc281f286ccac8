/**
 * Chains in DynamoDB. One item per chain; one transaction writes the item, its new ledger entries and the
 * holder's list, against the revision that was read.
 *
 * The list of an agent is kept beside their sockets, under the agent's own key, because it must be read
 * consistently: a secondary index could miss an offer made a moment before the page connected.
 */
import {
  type DynamoDBClient,
  GetItemCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { LedgerEntry } from '../../core/contracts/ledger-entry.ts';
import { AppError, versionConflict } from '../../core/errors.ts';
import { type Chain, newChain } from '../../core/interruption/chain.ts';
import { callerOf, holderOf } from '../../core/interruption/interruption.ts';
import type { Chains } from '../../core/ports.ts';
import { type DurationMs, type EpochMs, minutes } from '../../core/time.ts';
import { errorName, isThrottled, throttled } from './aws-error.ts';
import { chainFrom, membersToSet } from './chain-item.ts';
import { toItem } from './item.ts';

export interface ChainTables {
  readonly interruptions: string;
  readonly ledger: string;
  readonly agents: string;
  readonly callers: string;
}

interface Deps {
  readonly client: DynamoDBClient;
  readonly tables: ChainTables;
  readonly clock: () => EpochMs;
}

/**
 * Longer than a message may wait in a dead-letter queue, 14 days: sent back later, it would start the chain anew
 * and meet the ledger entries of its first life. The ledger itself stays.
 */
const keptFor: DurationMs = minutes(15 * 24 * 60);
/** Beside the agent's sockets, in the same partition. */
export const listPrefix = 'interruption#';

/** For the table's time to live: seconds since 1970. */
const goneAt = (clock: () => EpochMs): number => Math.ceil((clock() + keptFor) / 1_000);

export const dynamodbChains = (deps: Deps): Chains => ({
  load: (chainId) => load(deps, chainId),
  commit: (before, after, entries) => commit(deps, before, after, entries),
  settle: (chain) => settle(deps, chain),
});

const load = async ({ client, tables }: Deps, chainId: string): Promise<Chain> => {
  const { Item: item } = await client.send(
    new GetItemCommand({ TableName: tables.interruptions, Key: toItem({ chainId }), ConsistentRead: true }),
  );
  return item ? chainFrom(item) : newChain(chainId);
};

const notStoredYet = 'attribute_not_exists(chainId)';
const revisionUnchanged = 'revision = :read';

/** Named attributes are set and the rest of the item is left alone: a newer version's fields survive an older one's write. */
const chainWrite = ({ tables, clock }: Deps, before: Chain, after: Chain): TransactWriteItem['Update'] => {
  const stored = { ...membersToSet(before, after), expiresAt: goneAt(clock) };
  const set = Object.entries(stored).filter(([, value]) => value !== undefined);
  const isNew = before.revision === 0;
  return {
    TableName: tables.interruptions,
    Key: toItem({ chainId: after.chainId }),
    UpdateExpression: `SET ${set.map(([name]) => `#${name} = :${name}`).join(', ')}`,
    ConditionExpression: isNew ? notStoredYet : revisionUnchanged,
    ExpressionAttributeNames: Object.fromEntries(set.map(([name]) => [`#${name}`, name])),
    ExpressionAttributeValues: {
      ...toItem(Object.fromEntries(set.map(([name, value]) => [`:${name}`, value]))),
      ...(isNew ? {} : toItem({ ':read': before.revision })),
    },
  };
};

const ledgerWrites = (table: string, entries: readonly LedgerEntry[]): TransactWriteItem[] =>
  entries.map((entry) => ({
    Put: {
      TableName: table,
      Item: toItem({ ...entry }),
      ConditionExpression: 'attribute_not_exists(interruptionId)',
    },
  }));

const listWrites = ({ tables, clock }: Deps, before: Chain, after: Chain): TransactWriteItem[] => {
  const was = holderOf(before.interruption);
  const is = holderOf(after.interruption);
  if (was === is) return [];
  const keyOf = (agentId: string) => ({ agentId, item: `${listPrefix}${after.chainId}` });
  const put = (agentId: string) => ({ ...keyOf(agentId), expiresAt: goneAt(clock) });
  return [
    ...(was === undefined ? [] : [{ Delete: { TableName: tables.agents, Key: toItem(keyOf(was)) } }]),
    ...(is === undefined ? [] : [{ Put: { TableName: tables.agents, Item: toItem(put(is)) } }]),
  ];
};

/** As the holder's list: found by its customer's number for as long as it is open, and no longer. */
const callerWrites = ({ tables, clock }: Deps, before: Chain, after: Chain): TransactWriteItem[] => {
  const was = callerOf(before.interruption);
  const is = callerOf(after.interruption);
  if (was === is) return [];
  const keyOf = (callerHash: string) => ({ callerHash, interruptionId: after.chainId });
  const put = (callerHash: string) => ({ ...keyOf(callerHash), expiresAt: goneAt(clock) });
  return [
    ...(was === undefined ? [] : [{ Delete: { TableName: tables.callers, Key: toItem(keyOf(was)) } }]),
    ...(is === undefined ? [] : [{ Put: { TableName: tables.callers, Item: toItem(put(is)) } }]),
  ];
};

const commit = async (
  deps: Deps,
  before: Chain,
  after: Chain,
  entries: readonly LedgerEntry[],
): Promise<void> => {
  const { client, tables } = deps;
  const chain = chainWrite(deps, before, after);
  const others = [
    ...ledgerWrites(tables.ledger, entries),
    ...listWrites(deps, before, after),
    ...callerWrites(deps, before, after),
  ];
  try {
    // A lone write that the client repeats would meet itself; one without effects loses nothing by it.
    if (others.length === 0 && after.pending.length === 0)
      await client.send(new UpdateItemCommand(chain as UpdateInput));
    else await client.send(new TransactWriteItemsCommand({ TransactItems: [{ Update: chain }, ...others] }));
  } catch (error) {
    throw inOurWords(error, after.chainId);
  }
};
type UpdateInput = ConstructorParameters<typeof UpdateItemCommand>[0];

/** Someone else wrote, or holds the item in a transaction just now (UpdateItem, API reference, Errors). */
const isOvertaken = (error: unknown): boolean =>
  ['ConditionalCheckFailedException', 'TransactionConflictException'].includes(errorName(error));

const inOurWords = (error: unknown, chainId: string): unknown => {
  const what = `chain ${chainId}`;
  if (isOvertaken(error)) return versionConflict(what, error);
  if (isThrottled(error)) return throttled('DynamoDB', error);
  if (!(error instanceof TransactionCanceledException)) return error;
  const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code);
  if (codes.includes('ConditionalCheckFailed') || codes.includes('TransactionConflict'))
    return versionConflict(what, error);
  if (codes.some((code) => code === 'ThrottlingError' || code === 'ProvisionedThroughputExceeded'))
    return throttled('DynamoDB', error);
  return new AppError(
    'write-refused',
    'later',
    `DynamoDB cancelled the write of ${what}: ${codes.join(', ')}`,
    {
      cause: error,
    },
  );
};

const settle = async ({ client, tables }: Deps, { chainId, revision }: Chain): Promise<void> => {
  try {
    await client.send(
      new UpdateItemCommand({
        TableName: tables.interruptions,
        Key: toItem({ chainId }),
        UpdateExpression: 'SET pending = :none, pendingUntil = :null',
        ConditionExpression: revisionUnchanged,
        ExpressionAttributeValues: toItem({ ':none': [], ':null': null, ':read': revision }),
      }),
    );
  } catch (error) {
    // Whoever wrote since took the pending effects over with the chain.
    if (!isOvertaken(error)) throw error;
  }
};

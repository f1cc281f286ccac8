/** What chains cost and what DynamoDB's failures become; that they are kept rightly is test/contract/ports. */
import {
  BatchGetItemCommand,
  DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { newChain } from '../../../core/interruption/chain.ts';
import { dynamodbChainLists } from '../../../lambdas/adapters/dynamodb-chain-lists.ts';
import { dynamodbChains } from '../../../lambdas/adapters/dynamodb-chains.ts';
import { endedFor, entryOf, offeredTo, withFacts } from '../../contract/ports/chain-story.ts';
import { TurnedClock } from '../../in-memory/clock.ts';
import { amina, ben } from '../../in-memory/story.ts';
import { awsFailure } from './aws-failure.ts';

const dynamodb = mockClient(DynamoDBClient);
const tables = { interruptions: 'Interruptions', ledger: 'Ledger', agents: 'Agents', callers: 'Callers' };
const chains = dynamodbChains({ client: new DynamoDBClient({}), tables, clock: new TurnedClock().now });
const lists = dynamodbChainLists({ client: new DynamoDBClient({}), tables });

const nothing = newChain('call-1');
const offer = offeredTo(amina, nothing);

/** The one transaction that was sent: what it does to which table. */
const transaction = (): string[] => {
  const [sent, ...more] = dynamodb.commandCalls(TransactWriteItemsCommand);
  if (!sent || more.length > 0) throw new Error(`${more.length + (sent ? 1 : 0)} transactions were sent`);
  return (sent.args[0].input.TransactItems ?? []).flatMap((item) =>
    Object.entries(item).map(
      ([what, { TableName }]: [string, { TableName?: string }]) => `${what} ${TableName}`,
    ),
  );
};

beforeEach(() => {
  dynamodb.reset();
  dynamodb.on(UpdateItemCommand).resolves({});
  dynamodb.on(TransactWriteItemsCommand).resolves({});
});

describe('a write', () => {
  it('of facts alone is one plain update, at half the price of a transaction', async () => {
    await chains.commit(nothing, withFacts(nothing), []);
    expect(dynamodb.commandCalls(UpdateItemCommand)).toHaveLength(1);
    expect(dynamodb.calls()).toHaveLength(1);
  });

  it('of an offer is one transaction over chain, ledger and list', async () => {
    await chains.commit(nothing, offer, [entryOf(offer, 'detected', 1), entryOf(offer, 'offered', 2)]);
    expect(transaction()).toEqual(['Update Interruptions', 'Put Ledger', 'Put Ledger', 'Put Agents']);
    expect(dynamodb.calls()).toHaveLength(1);
  });

  it('of a withdrawal moves the interruption from one list to the other in one transaction', async () => {
    await chains.commit(offer, offeredTo(ben, offer), [entryOf(offer, 'withdrawn', 2)]);
    expect(transaction()).toEqual(['Update Interruptions', 'Put Ledger', 'Delete Agents', 'Put Agents']);
  });

  it('of an end takes the interruption from the list', async () => {
    await chains.commit(offer, endedFor(amina, offer), [entryOf(offer, 'ended', 2)]);
    expect(transaction()).toEqual(['Update Interruptions', 'Put Ledger', 'Delete Agents']);
  });

  it('that leaves the holder alone leaves the list alone', async () => {
    await chains.commit(offer, withFacts(offer), [entryOf(offer, 'shown', 2)]);
    expect(transaction()).toEqual(['Update Interruptions', 'Put Ledger']);
  });
});

const factsAgainst = (error: Error) => {
  dynamodb.on(UpdateItemCommand).rejects(error);
  return chains.commit(nothing, withFacts(nothing), []);
};

const offerAgainst = (error: Error) => {
  dynamodb.on(TransactWriteItemsCommand).rejects(error);
  return chains.commit(nothing, offer, [entryOf(offer)]);
};

const cancelled = (...codes: readonly string[]): TransactionCanceledException =>
  new TransactionCanceledException({
    $metadata: {},
    message: 'Transaction cancelled',
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

const conflict = { code: 'version-conflict', retry: 'now' };
const tooFast = { code: 'throttled', retry: 'later' };
const throttlings = ['ThrottlingException', 'ProvisionedThroughputExceededException', 'RequestLimitExceeded'];

describe('a write that DynamoDB refuses', () => {
  it('because the revision has moved on is a version conflict', async () => {
    await expect(factsAgainst(awsFailure('ConditionalCheckFailedException'))).rejects.toMatchObject(conflict);
  });

  it('because a transaction holds the item just then is a version conflict', async () => {
    await expect(factsAgainst(awsFailure('TransactionConflictException'))).rejects.toMatchObject(conflict);
  });

  it.each(['ConditionalCheckFailed', 'TransactionConflict'])(
    'as a transaction that met another writer is a version conflict (%s)',
    async (code) => {
      await expect(offerAgainst(cancelled('None', code))).rejects.toMatchObject(conflict);
    },
  );

  it.each(throttlings)('because it comes too fast is to be made later (%s)', async (name) => {
    await expect(factsAgainst(awsFailure(name))).rejects.toMatchObject(tooFast);
    await expect(offerAgainst(awsFailure(name))).rejects.toMatchObject(tooFast);
  });

  it.each(['ThrottlingError', 'ProvisionedThroughputExceeded'])(
    'as a transaction of which one part comes too fast is to be made later (%s)',
    async (code) => {
      await expect(offerAgainst(cancelled(code, 'None'))).rejects.toMatchObject(tooFast);
    },
  );

  it('is a version conflict even where another part came too fast: reading again costs least', async () => {
    await expect(offerAgainst(cancelled('ThrottlingError', 'ConditionalCheckFailed'))).rejects.toMatchObject(
      conflict,
    );
  });

  it('for a reason that we did not foresee names the chain and the reasons, and comes again', async () => {
    await expect(offerAgainst(cancelled('None', 'ItemCollectionSizeLimitExceeded'))).rejects.toMatchObject({
      code: 'write-refused',
      retry: 'later',
      message: expect.stringMatching(/call-1.*None, ItemCollectionSizeLimitExceeded/),
    });
  });

  it('for no fault of the data is passed on as it is', async () => {
    const error = awsFailure('InternalServerError');
    await expect(factsAgainst(error)).rejects.toBe(error);
  });
});

describe('reporting effects as carried out', () => {
  it('is silent when the chain has moved on', async () => {
    dynamodb.on(UpdateItemCommand).rejects(awsFailure('ConditionalCheckFailedException'));
    await expect(chains.settle(offer)).resolves.toBeUndefined();
  });

  it('is silent when another writer holds the chain just then: the effects are theirs', async () => {
    dynamodb.on(UpdateItemCommand).rejects(awsFailure('TransactionConflictException'));
    await expect(chains.settle(offer)).resolves.toBeUndefined();
  });

  it('fails when DynamoDB does, so that the message comes again', async () => {
    dynamodb.on(UpdateItemCommand).rejects(awsFailure('InternalServerError'));
    await expect(chains.settle(offer)).rejects.toThrow('InternalServerError');
  });
});

describe('a write without ledger entries', () => {
  it('is a transaction all the same when effects hang on it: the SDK repeats a transaction without meeting its own write', async () => {
    const after = { ...nothing, revision: 1, pending: [{ type: 'push', agentId: amina } as const] };
    await chains.commit(nothing, after, []);
    expect(dynamodb.commandCalls(UpdateItemCommand)).toHaveLength(0);
    expect(dynamodb.commandCalls(TransactWriteItemsCommand)).toHaveLength(1);
  });
});

describe('a read', () => {
  it('of one chain, of several, and of a list is strongly consistent', async () => {
    dynamodb.on(GetItemCommand).resolves({});
    dynamodb.on(BatchGetItemCommand).resolves({});
    dynamodb.on(QueryCommand).resolves({});
    await chains.load('call-1');
    await lists.loadAll(['call-1']);
    await lists.listOf(amina);
    expect(dynamodb.commandCalls(GetItemCommand)[0]?.args[0].input.ConsistentRead).toBe(true);
    expect(dynamodb.commandCalls(QueryCommand)[0]?.args[0].input.ConsistentRead).toBe(true);
    const batch = dynamodb.commandCalls(BatchGetItemCommand)[0]?.args[0].input.RequestItems;
    expect(batch?.Interruptions?.ConsistentRead).toBe(true);
  });

  it('of several chains asks again for those that DynamoDB left out', async () => {
    const stored = (chainId: string) =>
      marshall({ ...newChain(chainId), revision: 1 }, { removeUndefinedValues: true });
    const leftOut = { Interruptions: { Keys: [{ chainId: { S: 'call-2' } }] } };
    dynamodb
      .on(BatchGetItemCommand)
      .resolvesOnce({ Responses: { Interruptions: [stored('call-1')] }, UnprocessedKeys: leftOut })
      .resolvesOnce({ Responses: { Interruptions: [stored('call-2')] } });
    const loaded = await lists.loadAll(['call-1', 'call-2']);
    expect(loaded.map(({ chainId }) => chainId)).toEqual(['call-1', 'call-2']);
  });
});

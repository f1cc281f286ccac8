import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { epochMsOf } from '../../../core/time.ts';
import { type Connections, dynamodbConnections } from '../../../lambdas/adapters/dynamodb-connections.ts';
import type { SignedIn } from '../../../lambdas/adapters/dynamodb-tickets.ts';
import { amina, ben } from '../../in-memory/story.ts';
import { type RejoinStorage, startStorage } from './rejoin-storage.ts';

let storage: RejoinStorage;
let table: string;
let connections: Connections;

beforeEach(async () => {
  storage = await startStorage();
  table = storage.variable('AGENTS_TABLE');
  connections = dynamodbConnections({
    client: storage.dynamodb,
    table,
    clock: () => epochMsOf(storage.clock.now()),
  });
});
afterEach(() => storage.stop());

const signedIn = (agentId: string): SignedIn => ({
  agentId,
  signedInUntil: epochMsOf(storage.clock.now() + 60_000),
});
const openOf = async (agentId: string) =>
  (await connections.of(agentId)).map(({ connectionId }) => connectionId);

describe('the open sockets of an agent', () => {
  it('are none before a page connects', async () => {
    expect(await connections.of(amina)).toEqual([]);
  });

  it("are all that connected, and nobody else's", async () => {
    await connections.add(signedIn(amina), 'laptop=');
    await connections.add(signedIn(amina), 'second#screen');
    await connections.add(signedIn(ben), 'other');
    expect((await openOf(amina)).toSorted()).toEqual(['laptop=', 'second#screen']);
  });

  it('lose the one that went away', async () => {
    await connections.add(signedIn(amina), 'laptop');
    await connections.add(signedIn(amina), 'second-screen');
    await connections.remove(amina, 'laptop');
    expect(await openOf(amina)).toEqual(['second-screen']);
  });

  it('may be connected and go away twice', async () => {
    await connections.add(signedIn(amina), 'laptop');
    await connections.add(signedIn(amina), 'laptop');
    expect(await openOf(amina)).toEqual(['laptop']);
    await connections.remove(amina, 'laptop');
    await connections.remove(amina, 'laptop');
    expect(await connections.of(amina)).toEqual([]);
  });

  it('are signed in until their token runs out, and known after that too', async () => {
    await connections.add(signedIn(amina), 'laptop');
    storage.clock.advance(59_999);
    expect(await connections.of(amina)).toEqual([{ connectionId: 'laptop', isSignedIn: true }]);
    storage.clock.advance(1);
    expect(await connections.of(amina)).toEqual([{ connectionId: 'laptop', isSignedIn: false }]);
  });

  it('are forgotten by time: five minutes after API Gateway ends the longest connection', async () => {
    await connections.add(signedIn(amina), 'laptop');
    const { Item } = await storage.dynamodb.send(
      new GetItemCommand({
        TableName: table,
        Key: { agentId: { S: amina }, item: { S: 'connection#laptop' } },
      }),
    );
    expect(Number(Item?.expiresAt?.N)).toBe(storage.clock.now() / 1_000 + 125 * 60);
  });
});

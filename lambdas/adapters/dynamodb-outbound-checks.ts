/** What was found out about calling out, beside the agent's sockets. A check holds for fifteen minutes. */
import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { OutboundCheck } from '../../core/interruption/call-out.ts';
import type { Clock, OutboundChecks } from '../../core/ports.ts';
import { minutes } from '../../core/time.ts';
import { fromItem, toItem } from './item.ts';

interface Deps {
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly clock: Clock;
}

const validFor = minutes(15);
const keyOf = (agentId: string) => ({ agentId, item: 'outbound' });

interface Stored {
  readonly canCallOut: OutboundCheck;
  readonly validUntil: number;
}

/** What was read is remembered as long as it holds, so a second drop of the same agent costs no read. */
export const dynamodbOutboundChecks = (deps: Deps): OutboundChecks => {
  const { client, table, clock } = deps;
  const known = new Map<string, Stored>();
  const inTime = (check: Stored | undefined): OutboundCheck | undefined =>
    check && clock() < check.validUntil ? check.canCallOut : undefined;
  return {
    of: async (agentId) => {
      const remembered = inTime(known.get(agentId));
      if (remembered) return remembered;
      const check = await read(deps, agentId);
      if (check) known.set(agentId, check);
      return inTime(check);
    },
    keep: async (agentId, canCallOut) => {
      const validUntil = clock() + validFor;
      const item = { ...keyOf(agentId), canCallOut, validUntil, expiresAt: Math.ceil(validUntil / 1_000) };
      await client.send(new PutItemCommand({ TableName: table, Item: toItem(item) }));
      known.set(agentId, { canCallOut, validUntil });
    },
  };
};

const read = async ({ client, table }: Deps, agentId: string): Promise<Stored | undefined> => {
  const { Item: item } = await client.send(
    new GetItemCommand({ TableName: table, Key: toItem(keyOf(agentId)) }),
  );
  return item && (fromItem(item) as unknown as Stored);
};

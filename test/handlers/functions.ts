/**
 * The functions as Lambda runs them: the stack's variables in their environment, tables and queues in a local
 * cloud, the agents' pages behind `@connections`. Amazon Connect alone is played by the test.
 */
import { GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { vi } from 'vitest';
import type { HandlerName } from '../../lib/handler-functions.ts';
import { startStorage } from '../contract/ports/rejoin-storage.ts';
import { context } from './aws-events.ts';
import { startPages } from './pages.ts';
import { functionVariables } from './variables.ts';

type Handler = (event: unknown, context: unknown) => Promise<unknown>;
type Item = Record<string, unknown>;

/** @param more variables that the test knows better than the stack */
export const startFunctions = async (more: Readonly<Record<string, string>> = {}) => {
  const [storage, pages] = await Promise.all([startStorage(), startPages()]);
  const { dynamodb, sqs } = storage;
  const environment = {
    ...functionVariables(storage, pages),
    CALLBACK_FLOW_ARN: `${storage.variable('CONNECT_INSTANCE_ARN')}/contact-flow/callback-flow`,
    POWERTOOLS_LOG_LEVEL: 'DEBUG',
    // The callbacks of one test do not wait for those of another.
    CALLS_PER_SECOND: '1000',
    ...more,
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);

  const get = async (table: string, key: Item): Promise<Item | undefined> => {
    const command = new GetItemCommand({ TableName: storage.variable(table), Key: marshall(key) });
    const { Item: item } = await dynamodb.send(command);
    return item && unmarshall(item);
  };

  return {
    pages,
    instanceArn: storage.variable('CONNECT_INSTANCE_ARN'),
    allowedOrigin: storage.variable('ALLOWED_ORIGIN'),
    dynamodb,
    invoke: async (name: HandlerName, event: unknown): Promise<unknown> => {
      const { handler } = (await import(`../../lambdas/handlers/${name}.ts`)) as {
        readonly handler: Handler;
      };
      return handler(event, context);
    },
    /** @param table the variable that names it */
    put: async (table: string, item: Item): Promise<void> => {
      await dynamodb.send(new PutItemCommand({ TableName: storage.variable(table), Item: marshall(item) }));
    },
    get,
    /** As it is stored; undefined where there is none. */
    interruption: async (chainId: string): Promise<unknown> =>
      (await get('INTERRUPTIONS_TABLE', { chainId }))?.interruption,
    /** What happened to an interruption, in order. */
    ledgerOf: async (interruptionId: string): Promise<readonly string[]> => {
      const { Items = [] } = await dynamodb.send(
        new QueryCommand({
          TableName: storage.variable('LEDGER_TABLE'),
          KeyConditionExpression: 'interruptionId = :id',
          ExpressionAttributeValues: { ':id': { S: interruptionId } },
        }),
      );
      return Items.map((item) => String(unmarshall(item).type));
    },
    /** Takes every message off a queue, those included that were to wait. @param queue the variable that names it */
    takeAll: async (queue: string): Promise<readonly unknown[]> => {
      storage.clock.advance(900_000);
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: storage.variable(queue),
          MaxNumberOfMessages: 10,
          VisibilityTimeout: 43_200,
        }),
      );
      return Messages.map(({ Body }) => JSON.parse(Body ?? 'null'));
    },
    stop: async (): Promise<void> => {
      vi.unstubAllEnvs();
      await pages.stop();
      await storage.stop();
    },
  };
};

export type Functions = Awaited<ReturnType<typeof startFunctions>>;

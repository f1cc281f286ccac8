/** The stack's own tables and queues in a local cloud, and the file of outputs that leads a command to them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { ReceiveMessageCommand, SendMessageCommand, type SendMessageCommandInput } from '@aws-sdk/client-sqs';
import { marshall } from '@aws-sdk/util-dynamodb';
import { vi } from 'vitest';
import { credentials, region, runCloud } from '../../contract/cloud/running-cloud.ts';
import { referredTo, resourcesOf, synthesized } from '../../infra/synthesized.ts';
import { manualClock } from '../cloud/manual-clock.ts';
import { type Ran, ran } from './ran.ts';

const storage = () => {
  const stack = synthesized();
  const resources = Object.fromEntries(
    ['AWS::DynamoDB::Table', 'AWS::SQS::Queue'].flatMap((type) => [...resourcesOf(stack, type)]),
  );
  const outputs = Object.entries(stack.findOutputs('*') as Record<string, { Value: unknown }>);
  return {
    Resources: resources,
    Outputs: Object.fromEntries(outputs.filter(([, { Value }]) => (referredTo(Value) ?? '') in resources)),
  };
};

export interface AdminsInstallation {
  /** What `cdk deploy --outputs-file` would have written. */
  readonly outputs: Readonly<Record<string, string>>;
  run(...args: readonly string[]): Promise<Ran>;
  put(table: string, item: Record<string, unknown>): Promise<void>;
  send(queue: string, body: unknown, more?: Partial<SendMessageCommandInput>): Promise<void>;
  /** The bodies of the messages that can be received, without taking them. */
  visibleIn(queue: string): Promise<readonly string[]>;
  stop(): Promise<void>;
}

// The CDK checks each template that it writes, which takes seconds.
process.env.CDK_VALIDATION = 'false';
const template = storage();

export const startInstallation = async (): Promise<AdminsInstallation> => {
  const running = await runCloud({ template, clock: manualClock() });
  const { cloud, dynamodb, sqs, baseUrl } = running;
  const directory = mkdtempSync(join(tmpdir(), 'outputs-'));
  const file = join(directory, 'outputs.json');
  writeFileSync(file, JSON.stringify({ Rejoin: cloud.outputs }));
  vi.stubEnv('AWS_ACCESS_KEY_ID', credentials.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', credentials.secretAccessKey);
  return {
    outputs: cloud.outputs,
    run: (...args) => ran([...args, '--outputs', file, '--region', region, '--endpoint', baseUrl]),
    put: async (table, item) => {
      const TableName = running.output(`${table}Table`);
      await dynamodb.send(new PutItemCommand({ TableName, Item: marshall(item) }));
    },
    send: async (queue, body, more = {}) => {
      const MessageBody = typeof body === 'string' ? body : JSON.stringify(body);
      await sqs.send(new SendMessageCommand({ QueueUrl: running.output(queue), MessageBody, ...more }));
    },
    visibleIn: async (queue) => {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: running.output(queue),
          MaxNumberOfMessages: 10,
          VisibilityTimeout: 0,
        }),
      );
      return Messages.map(({ Body = '' }) => Body);
    },
    stop: async () => {
      vi.unstubAllEnvs();
      rmSync(directory, { recursive: true, force: true });
      await running.stop();
    },
  };
};

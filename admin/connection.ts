/** The QueueSettings table: named by an option or the environment, or as everything else of an installation is. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type InstallationOptions, openInstallation } from './installation.ts';

export interface ConnectionOptions extends InstallationOptions {
  readonly table?: string | undefined;
}

export interface QueueSettingsTable {
  readonly client: DynamoDBClient;
  readonly table: string;
}

const hint = 'give --table <name> or set QUEUE_SETTINGS_TABLE (the stack’s output QueueSettingsTable)';

export const connect = async ({ table, ...options }: ConnectionOptions): Promise<QueueSettingsTable> => {
  const installation = await openInstallation(options);
  const isNamed = options.local === undefined && table !== undefined && table !== '';
  return {
    client: installation.dynamodb,
    table: isNamed ? table : installation.named('QueueSettingsTable', hint),
  };
};

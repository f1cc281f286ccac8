/**
 * Where RECORDS_FOLDER names a folder, each laptop leaves there, when it stops, what its functions were given, what
 * they wrote, and the ledger: what is in the first and must be in none of the others can be looked for.
 */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Cloud } from './cloud/cloud.ts';
import { credentials, region } from './sample-centre.ts';

/** One line of the file each, as JSON. */
export type RecordLine =
  | { readonly type: 'given'; readonly text: string }
  | { readonly type: 'log'; readonly functionName: string; readonly text: string }
  | { readonly type: 'ledger'; readonly text: string };

export interface RecordKeeper {
  readonly onLog: (functionName: string, line: string) => void;
  /** From now on. */
  watch(cloud: Cloud): void;
  /** @param baseUrl where the laptop is still reached @param ledger the name of the table */
  leave(baseUrl: string, ledger: string): Promise<void>;
}

const ledgerOf = async (endpoint: string, TableName: string): Promise<string[]> => {
  const client = new DynamoDBClient({ region, credentials: { ...credentials }, endpoint });
  const entries: string[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName }))
    entries.push(...Items.map((item) => JSON.stringify(unmarshall(item))));
  client.destroy();
  return entries;
};

/** Undefined where nobody asks for records. */
export const recordKeeper = (): RecordKeeper | undefined => {
  const folder = process.env.RECORDS_FOLDER;
  if (folder === undefined) return undefined;
  const lines: RecordLine[] = [];
  return {
    onLog: (functionName, text) => lines.push({ type: 'log', functionName, text }),
    watch: ({ invocations }) =>
      void invocations.subscribe(({ payload }) =>
        lines.push({ type: 'given', text: JSON.stringify(payload) }),
      ),
    leave: async (baseUrl, ledger) => {
      lines.push({ type: 'given', text: await (await fetch(`${baseUrl}/sim/requests`)).text() });
      for (const text of await ledgerOf(baseUrl, ledger)) lines.push({ type: 'ledger', text });
      const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
      writeFileSync(join(folder, `${randomUUID()}.ndjson`), text);
    },
  };
};

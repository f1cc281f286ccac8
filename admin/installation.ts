/** An installation's tables and queues: what the stack's outputs name, or a laptop contact centre. */
import { readFileSync } from 'node:fs';
import { ConnectClient } from '@aws-sdk/client-connect';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as v from 'valibot';
import { Exit, misused } from './exit.ts';
import { laptopAt } from './laptop.ts';

export interface InstallationOptions {
  readonly local?: string | undefined;
  readonly outputs?: string | undefined;
  readonly region?: string | undefined;
  readonly endpoint?: string | undefined;
  /** Id or ARN. */
  readonly instance?: string | undefined;
}

export interface Installation {
  readonly dynamodb: DynamoDBClient;
  readonly sqs: SQSClient;
  readonly connect: ConnectClient;
  /**
   * What an output of the stack says: the name of a table, the address of a queue.
   * @param hint another way to say it
   */
  named(output: string, hint?: string): string;
  /** Of the Amazon Connect instance. */
  instanceId(): string;
}

type Names = Readonly<Record<string, string>>;

export const openInstallation = async (options: InstallationOptions): Promise<Installation> =>
  options.local === undefined ? inAws(options) : onLaptop(options.local);

const onLaptop = async (url: string): Promise<Installation> => {
  const { region, credentials, instanceArn, endpoints, tables, workQueues } = await laptopAt(url);
  const client = { region, credentials };
  return {
    dynamodb: new DynamoDBClient({ ...client, endpoint: endpoints.dynamodb }),
    sqs: new SQSClient({ ...client, endpoint: endpoints.sqs ?? endpoints.dynamodb }),
    connect: new ConnectClient({ ...client, endpoint: endpoints.connect }),
    instanceId: () => instanceIdIn(instanceArn),
    named: namedIn({
      ...Object.fromEntries(Object.entries(tables).map(([name, table]) => [`${name}Table`, table])),
      ...workQueues,
    }),
  };
};

const inAws = ({ outputs, region, endpoint, instance }: InstallationOptions): Installation => {
  const client = { ...(region !== undefined && { region }), ...(endpoint !== undefined && { endpoint }) };
  const named = namedIn(outputs === undefined ? {} : outputsIn(outputs));
  return {
    dynamodb: new DynamoDBClient(client),
    sqs: new SQSClient(client),
    connect: new ConnectClient(client),
    named,
    instanceId: () => instanceIdIn(instance ?? named('CallbackFlowArn', 'give --instance <id>')),
  };
};

/** Of the instance's ARN, of one of its flows', or the id itself. */
const instanceIdIn = (text: string): string => /instance\/([\w-]+)/.exec(text)?.[1] ?? text;

const namedIn =
  (names: Names): Installation['named'] =>
  (output, hint) => {
    const name = names[output];
    if (name !== undefined) return name;
    const ways = [
      ...(hint === undefined ? [] : [hint]),
      'give --outputs <file>, which `cdk deploy --outputs-file <file>` writes',
      'give --local for the laptop contact centre',
    ];
    throw new Exit(misused, `where is ${output}? Either ${ways.join(', or ')}`);
  };

/** `cdk deploy --outputs-file` writes one object for each stack; this file is of one deployment. */
const outputsFile = v.record(v.string(), v.record(v.string(), v.string()));

const outputsIn = (path: string): Names => {
  try {
    return Object.assign({}, ...Object.values(v.parse(outputsFile, JSON.parse(readFileSync(path, 'utf8')))));
  } catch (cause) {
    throw new Exit(
      misused,
      `${path} is no file of outputs: \`cdk deploy --outputs-file ${path}\` writes one`,
      {
        cause,
      },
    );
  }
};

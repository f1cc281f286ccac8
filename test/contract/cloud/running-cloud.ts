/** Writes an assembly to a temporary directory, starts the cloud on it behind a real HTTP server, and gives real SDK clients. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';
import { type Cloud, type CloudOptions, startCloud } from '../../../local/cloud/cloud.ts';
import { template as fullTemplate } from './fixture.ts';
import { bundles } from './fixture-bundles.ts';

export const region = 'us-east-1';
export const account = '111122223333';
export const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

const writeJson = (path: string, value: unknown): void => writeFileSync(path, JSON.stringify(value));

export const writeAssembly = (template: unknown): string => {
  const directory = mkdtempSync(join(tmpdir(), 'assembly-'));
  writeJson(join(directory, 'Shop.template.json'), template);
  const files: Record<string, unknown> = {};
  for (const [name, source] of Object.entries(bundles)) {
    mkdirSync(join(directory, `asset.${name}`));
    writeFileSync(join(directory, `asset.${name}`, 'index.mjs'), source);
    files[name] = {
      source: { path: `asset.${name}` },
      destinations: { current: { objectKey: `${name}.zip` } },
    };
  }
  writeJson(join(directory, 'Shop.assets.json'), { files });
  writeJson(join(directory, 'manifest.json'), {
    artifacts: {
      'Shop.assets': { type: 'cdk:asset-manifest', properties: { file: 'Shop.assets.json' } },
      Shop: {
        type: 'aws:cloudformation:stack',
        properties: { templateFile: 'Shop.template.json' },
        metadata: { '/Shop/OrderWorker/Resource': [{ type: 'aws:cdk:logicalId', data: 'Worker' }] },
      },
    },
  });
  return directory;
};

export interface RunningCloud {
  readonly cloud: Cloud;
  readonly baseUrl: string;
  readonly dynamodb: DynamoDBClient;
  readonly events: EventBridgeClient;
  readonly sqs: SQSClient;
  readonly lines: string[];
  output(name: string): string;
  stop(): Promise<void>;
}

const listen = async (): Promise<{ server: Server; baseUrl: string }> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};

const serve = (server: Server, cloud: Cloud, baseUrl: string): void => {
  server.on('request', async (request, response) => {
    const url = new URL(request.url ?? '/', baseUrl);
    if (!(await cloud.route(request, response, url))) response.writeHead(418).end('nobody answered');
  });
  server.on('upgrade', (request, socket, head) => {
    if (!cloud.upgrade(request, socket, head)) socket.destroy();
  });
};

export const runCloud = async (
  options: Partial<CloudOptions> & { template?: unknown } = {},
): Promise<RunningCloud> => {
  const { template = fullTemplate, ...more } = options;
  const assembly = writeAssembly(template);
  const { server, baseUrl } = await listen();
  const lines: string[] = [];
  const cloud = await startCloud({
    assembly,
    baseUrl,
    region,
    account,
    resources: {
      'AWS::Connect::ContactFlow': ({ properties }) => ({ ref: `flow:${String(properties.Content)}` }),
    },
    environment: { AWS_ENDPOINT_URL_CONNECT: `${baseUrl}/connect` },
    onLog: (_name, line) => lines.push(line),
    ...more,
  });
  serve(server, cloud, baseUrl);
  const client = { endpoint: baseUrl, region, credentials, maxAttempts: 1 };
  const clients = {
    dynamodb: new DynamoDBClient(client),
    events: new EventBridgeClient(client),
    sqs: new SQSClient(client),
  };
  return {
    cloud,
    baseUrl,
    ...clients,
    lines,
    output(name) {
      const value = cloud.outputs[name];
      if (value === undefined) throw new Error(`The template has no output ${name}`);
      return value;
    },
    async stop() {
      for (const one of Object.values(clients)) one.destroy();
      await cloud.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(assembly, { recursive: true, force: true });
    },
  };
};

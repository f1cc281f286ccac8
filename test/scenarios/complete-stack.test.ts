/** The stack with everything switched on, pages, workspace and key included, on the laptop's cloud. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Cloud, startCloud } from '../../local/cloud/cloud.ts';
import { realClock, simulatedConnect } from '../../local/connect/simulated-connect.ts';
import { connectResources } from '../../local/connect-resources.ts';
import { centre } from '../../local/sample-centre.ts';
import { type Synthesis, synthesize } from '../../local/synthesis.ts';

let synthesis: Synthesis;
let cloud: Cloud;

beforeAll(async () => {
  const configuration: { readonly instanceArn: string } = JSON.parse(
    readFileSync('config/example.json', 'utf8'),
  );
  synthesis = await synthesize(configuration);
  const connect = simulatedConnect({
    ...{ instanceArn: configuration.instanceArn, centre, clock: realClock, newId: randomUUID },
    emit: () => {},
    invokeLambda: () => Promise.reject(new Error('nobody calls in this test')),
  });
  cloud = await startCloud({
    assembly: synthesis.assembly,
    baseUrl: 'http://127.0.0.1:1',
    ...{ region: 'us-east-1', account: '111122223333' },
    resources: connectResources(connect),
  });
});
afterAll(async () => {
  await cloud.stop();
  synthesis.remove();
});

it('every resource of it is one that the laptop runs or knows why it does not', () => {
  expect(cloud.outputs).toMatchObject({ PanelUrl: 'https://callbacks.example.com/' });
});

it('a ticket is given to a page of its own site alone', async () => {
  const ask = (origin: string): Promise<unknown> =>
    cloud
      .invoke('Rejoin-ticket', {
        version: '2.0',
        headers: { origin },
        requestContext: { http: { method: 'POST', path: '/ticket' } },
      })
      .then((answer) =>
        answer.status === 'ok' ? (answer.value as { statusCode: number }).statusCode : answer,
      );
  expect(await ask('https://agents.example.com')).toBe(403);
  expect(await ask('https://callbacks.example.com')).toBe(401);
});

import { getActiveResourcesInfo } from 'node:process';
import { afterEach, expect, test } from 'vitest';
import { template } from './fixture.ts';
import { bundles } from './fixture-bundles.ts';
import { type RunningCloud, runCloud } from './running-cloud.ts';

let running: RunningCloud | undefined;
afterEach(() => running?.stop());

const withResource = (resource: unknown) => ({
  ...template,
  Resources: { ...template.Resources, Seeded: resource },
});

test('a resource type that nobody runs is refused at the start, by name', async () => {
  await expect(runCloud({ template: withResource({ Type: 'AWS::SNS::Topic' }) })).rejects.toThrow(
    /Seeded \(AWS::SNS::Topic\)/,
  );
});

test('a property that nobody obeys is refused at the start, by name', async () => {
  const queue = { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } };
  await expect(runCloud({ template: withResource(queue) })).rejects.toThrow(
    /Seeded \(AWS::SQS::Queue\).*FifoQueue/,
  );
});

test('a rule whose pattern is not valid is refused at the start', async () => {
  const rule = { Type: 'AWS::Events::Rule', Properties: { EventPattern: { source: [{ like: 'x' }] } } };
  await expect(runCloud({ template: withResource(rule) })).rejects.toThrow(
    /Seeded .*Event pattern is not valid: "source"/,
  );
});

test('a queue that shows messages again while the function still runs is refused, as by Lambda', async () => {
  const { Work } = template.Resources;
  const Resources = {
    ...template.Resources,
    Work: { ...Work, Properties: { ...Work.Properties, VisibilityTimeout: 4 } },
  };
  await expect(runCloud({ template: { ...template, Resources } })).rejects.toThrow(
    /WorkerMapping .*4 s is less than .*5 s/,
  );
});

test('resource types made elsewhere get their resolved properties', async () => {
  running = await runCloud();
  expect(running.output('FlowArn')).toBe(`flow:{"function":"${running.output('EchoArn')}"}`);
});

test('addresses of APIs become local, and are the same at every start', async () => {
  const one = await runCloud();
  await one.stop();
  running = await runCloud();
  const path = (which: RunningCloud) => new URL(which.output('SocketUrl')).pathname;
  expect(running.output('SocketUrl')).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/_apis\/[a-z0-9]{10}\/live$/);
  expect(path(running)).toBe(path(one));
});

test('what is stopped leaves no thread and no timer behind, and can be started again', async () => {
  const open = (): string[] =>
    getActiveResourcesInfo().filter((kind) => kind === 'MessagePort' || kind === 'Timeout');
  const before = open();
  const first = await runCloud();
  await first.cloud.invoke(first.output('EchoName'), {});
  await first.stop();
  expect(open().length).toBeLessThanOrEqual(before.length);
  running = await runCloud();
  expect((await running.cloud.invoke(running.output('EchoName'), {})).status).toBe('ok');
});

test('every bundle of the fixture is used by its template', () => {
  const text = JSON.stringify(template);
  for (const name of Object.keys(bundles)) expect(text).toContain(`${name}.zip`);
});

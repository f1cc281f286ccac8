import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, describe, expect, test } from 'vitest';
import type { Invocation } from '../../../local/cloud/invocation-log.ts';
import { type ManualClock, manualClock } from '../../unit/cloud/manual-clock.ts';
import { type RunningCloud, runCloud } from './running-cloud.ts';

let running: RunningCloud;
let clock: ManualClock;

const start = async (): Promise<void> => {
  clock = manualClock();
  running = await runCloud({ clock });
};
afterEach(() => running.stop());

const echo = (payload: unknown) => running.cloud.invoke(running.output('EchoName'), payload);

const nextInvocation = (): Promise<Invocation> =>
  new Promise((resolve) => {
    const end = running.cloud.invocations.subscribe((invocation) => {
      end();
      resolve(invocation);
    });
  });

const resultOf = async (payload: unknown): Promise<Record<string, unknown>> => {
  const answer = await echo(payload);
  if (answer.status !== 'ok') throw new Error(answer.error.errorMessage);
  return answer.value as Record<string, unknown>;
};

const whenLine = async (part: string): Promise<void> => {
  while (!running.lines.some((line) => line.includes(part)))
    await new Promise((resolve) => setImmediate(resolve));
};

describe('a function', () => {
  test('sees its own environment and nothing of the host’s', async () => {
    await start();
    const { env } = (await resultOf({})) as { env: Record<string, string> };
    expect(env).toMatchObject({
      TABLE: 'Shop-Orders',
      QUEUE_URL: `${running.baseUrl}/111122223333/Shop-Work`,
      AWS_LAMBDA_FUNCTION_NAME: 'Shop-Echo',
      AWS_REGION: 'us-east-1',
      AWS_ENDPOINT_URL_DYNAMODB: running.baseUrl,
      AWS_ENDPOINT_URL_CONNECT: `${running.baseUrl}/connect`,
    });
    expect(Object.keys(env).filter((name) => ['PATH', 'HOME', 'USER', 'VITEST'].includes(name))).toEqual([]);
  });

  test('is found by name and by ARN, and an unknown one is refused by name', async () => {
    await start();
    expect((await running.cloud.invoke(running.output('EchoArn'), {})).status).toBe('ok');
    await expect(running.cloud.invoke('nobody', {})).rejects.toThrow(
      /no function nobody; the template has .*Shop-Echo/,
    );
  });

  test('stays warm from one request to the next', async () => {
    await start();
    expect(await resultOf({})).toMatchObject({ calls: 1 });
    expect(await resultOf({})).toMatchObject({ calls: 2 });
  });

  test('handles one request at a time: two at once run in two environments', async () => {
    await start();
    const answers = await Promise.all([resultOf({}), resultOf({})]);
    expect(answers.map(({ calls }) => calls)).toEqual([1, 1]);
  });

  test('that throws answers with the error, is logged, and lives on', async () => {
    await start();
    expect(await echo({ fail: true })).toMatchObject({
      status: 'error',
      error: { errorType: 'RangeError', errorMessage: 'out of range' },
    });
    expect(
      running.lines.some((line) => line.startsWith('ERROR Invoke Error') && line.includes('out of range')),
    ).toBe(true);
    expect(await resultOf({})).toMatchObject({ calls: 2 });
  });

  test('that runs out of time is ended, and the next request gets a fresh environment', async () => {
    await start();
    await resultOf({});
    const late = echo({ hang: true, say: 'begun' });
    await whenLine('begun');
    clock.advance(999);
    expect(running.cloud.invocations.list()).toHaveLength(1);
    clock.advance(1);
    expect(await late).toMatchObject({
      status: 'timeout',
      error: { errorMessage: 'Task timed out after 1.00 seconds' },
    });
    expect(await resultOf({})).toMatchObject({ calls: 1 });
  });

  test('that exits the process is an error of that request only', async () => {
    await start();
    expect(await echo({ exit: true })).toMatchObject({
      status: 'error',
      error: { errorType: 'Runtime.ExitError' },
    });
    expect(await resultOf({})).toMatchObject({ calls: 1 });
  });

  test('has what it prints handed on, line by line', async () => {
    await start();
    await resultOf({ say: 'first\nsecond' });
    await whenLine('second');
    expect(running.lines).toEqual(['first', 'second']);
  });

  test('is recorded with who called it and how it went', async () => {
    await start();
    const recorded = nextInvocation();
    const { requestId } = await echo({ fail: true });
    expect(await recorded).toMatchObject({
      id: requestId,
      functionName: 'Shop-Echo',
      logicalId: 'Echo',
      handlerName: 'echo',
      trigger: 'invoke',
      status: 'error',
      payload: { fail: true },
    });
  });
});

describe('a function called without waiting', () => {
  const put = (Detail: string): Promise<unknown> => {
    const entry = { Source: 'shop.direct', DetailType: 'x', Detail };
    return running.events.send(new PutEventsCommand({ Entries: [entry] }));
  };

  test('and that succeeds is not called again', async () => {
    await start();
    const attempt = nextInvocation();
    await put('{}');
    expect(await attempt).toMatchObject({ trigger: 'async', status: 'ok' });
    clock.advance(3_600_000);
    await running.cloud.idle();
    expect(running.cloud.invocations.list()).toHaveLength(1);
  });

  test('is tried again after one minute and after two more, and then no more', async () => {
    await start();
    const attempt = nextInvocation();
    await put('{"fail":true}');
    expect(await attempt).toMatchObject({ trigger: 'async', status: 'error' });
    for (const wait of [60_000, 120_000]) {
      await running.cloud.idle();
      clock.advance(wait - 1);
      const again = nextInvocation();
      clock.advance(1);
      await again;
    }
    await running.cloud.idle();
    clock.advance(3_600_000);
    await running.cloud.idle();
    expect(running.cloud.invocations.list()).toHaveLength(3);
  });
});

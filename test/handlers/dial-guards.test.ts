/** The guards through the function that dials: what it counts, and what it leaves in its tables. */
import {
  DescribeQueueCommand,
  GetEffectiveHoursOfOperationsCommand,
  StartOutboundVoiceContactCommand,
} from '@aws-sdk/client-connect';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { batch, customersNumber } from './aws-events.ts';
import { captureOutput } from './captured-output.ts';
import { freshCentre } from './connect-centre.ts';
import { type Functions, startFunctions } from './functions.ts';
import { callbackIsPlaced, supportIsOn } from './story.ts';

let functions: Functions;
let connect: ReturnType<typeof freshCentre>;

beforeAll(async () => {
  functions = await startFunctions();
  await supportIsOn(functions, { maxCallsPerNumberPerDay: 2 });
});
afterAll(() => functions?.stop());
beforeEach(() => {
  captureOutput();
  connect = freshCentre();
});

const calls = () => connect.commandCalls(StartOutboundVoiceContactCommand).length;

const counted = async (): Promise<readonly Record<string, unknown>[]> => {
  const TableName = process.env.DIAL_LIMITS_TABLE;
  const { Items = [] } = await functions.dynamodb.send(new ScanCommand({ TableName }));
  return Items.map((item) => unmarshall(item));
};

it('a call is counted once, however often its message comes, and the number is nowhere to be read', async () => {
  await callbackIsPlaced(functions, 'guards-1');
  await functions.invoke('dials', batch({ dial: { interruptionId: 'guards-1', attempt: 1, tries: 0 } }));
  const items = await counted();
  const kinds = items.map(({ limit, calls: made }) => [String(limit).split('#')[0], made]);
  expect(kinds.sort()).toEqual([
    ['agent', 1],
    ['all', 1],
    ['attempt', undefined],
    ['number', 1],
    ['pace', undefined],
    ['protocol', 1],
  ]);
  expect(JSON.stringify(items)).not.toContain(customersNumber.slice(-8));
  const day = 86_400;
  for (const { limit, expiresAt } of items.filter((item) => item.limit !== 'pace')) {
    const kept = String(limit).startsWith('protocol#') ? 7 * day : day;
    expect(Math.abs(Number(expiresAt) - Date.now() / 1_000 - kept), String(limit)).toBeLessThan(60);
  }
});

it('the third call of a day to a number that may have two is refused, and nothing is dialled', async () => {
  await callbackIsPlaced(functions, 'guards-2');
  expect(calls()).toBe(1);
  await callbackIsPlaced(functions, 'guards-3');
  expect(calls()).toBe(1);
  expect(await functions.interruption('guards-3')).toMatchObject({
    state: 'offered',
    failure: 'number-limit',
  });
});

it('a queue that is closed calls nobody', async () => {
  connect.on(DescribeQueueCommand).resolves({ Queue: { HoursOfOperationId: 'hours-1' } });
  connect
    .on(GetEffectiveHoursOfOperationsCommand)
    .resolves({ TimeZone: 'UTC', EffectiveHoursOfOperationList: [] });
  await callbackIsPlaced(functions, 'guards-4');
  expect(calls()).toBe(0);
  expect(await functions.interruption('guards-4')).toMatchObject({ state: 'offered', failure: 'closed' });
});

import {
  DismissUserContactCommand,
  GetCurrentUserDataCommand,
  ListAgentStatusesCommand,
} from '@aws-sdk/client-connect';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { amina } from './aws-events.ts';
import { type CapturedOutput, captureOutput } from './captured-output.ts';
import { freshCentre } from './connect-centre.ts';
import { flowEvent } from './flow-event.ts';
import { type Functions, startFunctions } from './functions.ts';
import { callbackIsPlaced, supportIsOn } from './story.ts';

let functions: Functions;
let output: CapturedOutput;
let connect: ReturnType<typeof freshCentre>;

beforeAll(async () => {
  functions = await startFunctions();
  await supportIsOn(functions);
});
afterAll(() => functions?.stop());
beforeEach(() => {
  output = captureOutput();
  connect = freshCentre();
});

const freeFor = (interruptionId: string, more: Record<string, unknown> = {}) =>
  functions.invoke(
    'free-agent',
    flowEvent({
      instanceArn: functions.instanceArn,
      attributes: { rejoinInterruptionId: interruptionId },
      more,
    }),
  );
const dismissals = () =>
  connect.commandCalls(DismissUserContactCommand).map(({ args: [{ input }] }) => input);

describe('the agent for whom a callback waits', () => {
  it('is freed from the contact that broke off, and the ledger says so', async () => {
    await callbackIsPlaced(functions, 'freed-1');
    expect(await freeFor('freed-1')).toEqual({ holder: 'freed' });
    expect(dismissals()).toEqual([
      { InstanceId: functions.instanceArn.split('/')[1], UserId: amina, ContactId: 'freed-1' },
    ]);
    expect(await functions.ledgerOf('freed-1')).toContain('freed');
  });

  it('who cleared the contact already needs nothing', async () => {
    await callbackIsPlaced(functions, 'freed-2');
    connect
      .on(DismissUserContactCommand)
      .rejects(Object.assign(new Error('not there'), { name: 'InvalidRequestException' }));
    expect(await freeFor('freed-2')).toEqual({ holder: 'not-needed' });
  });

  it('is left alone for a contact that is not our callback', async () => {
    await callbackIsPlaced(functions, 'freed-3');
    expect(await freeFor('freed-3', { ContactId: 'somebody-else' })).toEqual({ holder: 'not-needed' });
    expect(await freeFor('never-dropped')).toEqual({ holder: 'not-needed' });
    expect(dismissals()).toEqual([]);
  });
});

describe('an agent who will not take the call now', () => {
  const statuses = (NextStatus: string | undefined, contacts: readonly object[] = []): void => {
    connect.on(ListAgentStatusesCommand).resolves({
      AgentStatusSummaryList: [
        { Name: 'Available', Type: 'ROUTABLE' },
        { Name: 'Lunch', Type: 'CUSTOM' },
      ],
    });
    connect.on(GetCurrentUserDataCommand).resolves({
      UserDataList: [
        {
          Status: { StatusName: 'Available' },
          ...(NextStatus && { NextStatus }),
          Contacts: [...contacts],
        },
      ],
    });
  };

  it.each([
    ['because they go to lunch next', () => statuses('Lunch')],
    [
      'because they are on another call',
      () => statuses(undefined, [{ ContactId: 'another', AgentContactState: 'CONNECTED' }]),
    ],
  ])('%s: is left alone, and the flow is told to move on', async (_, set) => {
    const id = `away-${_.length}`;
    await callbackIsPlaced(functions, id);
    set();
    expect(await freeFor(id)).toEqual({ holder: 'away' });
    expect(dismissals()).toEqual([]);
  });

  it('is told from one in after-contact work, who takes it', async () => {
    await callbackIsPlaced(functions, 'ready-1');
    statuses(undefined, [
      { ContactId: 'ready-1', AgentContactState: 'ENDED' },
      { ContactId: 'callback-1', AgentContactState: 'INCOMING' },
    ]);
    expect(await freeFor('ready-1')).toEqual({ holder: 'freed' });
  });

  it('cannot be told while Amazon Connect does not say: they are freed', async () => {
    await callbackIsPlaced(functions, 'ready-2');
    connect.on(GetCurrentUserDataCommand).rejects(new Error('Amazon Connect is away'));
    expect(await freeFor('ready-2')).toEqual({ holder: 'freed' });
    expect(output.counts()).toMatchObject({ PresenceUnknown: 1 });
  });
});

describe('the flow gets an answer and goes on', () => {
  it('when Amazon Connect fails', async () => {
    await callbackIsPlaced(functions, 'stuck-1');
    connect.on(DismissUserContactCommand).rejects(new Error('Amazon Connect is away'));
    output.forget();
    expect(await freeFor('stuck-1')).toEqual({ holder: 'failed' });
    expect(output.counts()).toMatchObject({ HolderNotFreed: 1 });
    expect(output.messages()).toContain('the holder could not be freed');
  });

  it('when DynamoDB refuses', async () => {
    expect(await freeFor('x'.repeat(3_000))).toEqual({ holder: 'failed' });
    expect(output.counts()).toMatchObject({ HolderNotFreed: 1 });
  });

  it('when another instance asks, for which nothing is done', async () => {
    await callbackIsPlaced(functions, 'foreign-1');
    output.forget();
    const InstanceARN = functions.instanceArn.replace(/.$/, '0');
    expect(await freeFor('foreign-1', { InstanceARN })).toEqual({ holder: 'failed' });
    expect(dismissals()).toEqual([]);
    expect(output.counts()).toEqual({ HolderNotFreed: 1 });
  });

  it.each([
    ['without the attribute', { rejoinProtocol: '42' }],
    ['without attributes', null],
  ])('when the contact comes %s: it is none of ours', async (_what, attributes) => {
    const event = flowEvent({ instanceArn: functions.instanceArn, attributes });
    expect(await functions.invoke('free-agent', event)).toEqual({ holder: 'not-needed' });
  });

  it('when the event is none', async () => {
    expect(await functions.invoke('free-agent', null)).toEqual({ holder: 'failed' });
  });

  it('and no number is logged in any of these cases', async () => {
    await functions.invoke('free-agent', flowEvent({ instanceArn: functions.instanceArn, attributes: null }));
    await freeFor('whatever', { InstanceARN: 'arn:aws:connect:us-east-1:111122223333:instance/other' });
    expect(output.lines.length).toBeGreaterThan(0);
    expect(output.lines.join('\n')).not.toMatch(/\+\d{8,15}/);
  });
});

import { DismissUserContactCommand } from '@aws-sdk/client-connect';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { amina, customersNumber, ourNumber } from './aws-events.ts';
import { type CapturedOutput, captureOutput } from './captured-output.ts';
import { freshCentre } from './connect-centre.ts';
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

/** What the customer-queue flow sends (administrator guide, "Example JSON request to a Lambda function"). */
const flowEvent = (attributes: unknown, more: Record<string, unknown> = {}) => ({
  Name: 'ContactFlowEvent',
  Details: {
    ContactData: {
      Attributes: attributes,
      AwsRegion: 'us-east-1',
      Channel: 'VOICE',
      ContactId: 'callback-1',
      CustomerEndpoint: { Address: customersNumber, Type: 'TELEPHONE_NUMBER' },
      InitialContactId: 'callback-1',
      InitiationMethod: 'API',
      InstanceARN: functions.instanceArn,
      PreviousContactId: 'callback-1',
      Queue: null,
      SystemEndpoint: { Address: ourNumber, Type: 'TELEPHONE_NUMBER' },
      ...more,
    },
    Parameters: {},
  },
});

const freeFor = (interruptionId: string, more: Record<string, unknown> = {}) =>
  functions.invoke('free-agent', flowEvent({ rejoinInterruptionId: interruptionId }, more));
const dismissals = () =>
  connect.commandCalls(DismissUserContactCommand).map(({ args: [{ input }] }) => input);

describe('the agent for whom a callback waits', () => {
  it('is freed from the contact that broke off, and the ledger says so', async () => {
    await callbackIsPlaced(functions, 'freed-1');
    expect(await freeFor('freed-1')).toEqual({ outcome: 'freed' });
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
    expect(await freeFor('freed-2')).toEqual({ outcome: 'not-needed' });
  });

  it('is left alone for a contact that is not our callback', async () => {
    await callbackIsPlaced(functions, 'freed-3');
    expect(await freeFor('freed-3', { ContactId: 'somebody-else' })).toEqual({ outcome: 'not-needed' });
    expect(await freeFor('never-dropped')).toEqual({ outcome: 'not-needed' });
    expect(dismissals()).toEqual([]);
  });
});

describe('the flow gets an answer and goes on', () => {
  it('when Amazon Connect fails', async () => {
    await callbackIsPlaced(functions, 'stuck-1');
    connect.on(DismissUserContactCommand).rejects(new Error('Amazon Connect is away'));
    output.forget();
    expect(await freeFor('stuck-1')).toEqual({ outcome: 'failed' });
    expect(output.counts()).toMatchObject({ HolderNotFreed: 1 });
    expect(output.messages()).toContain('the holder could not be freed');
  });

  it('when DynamoDB refuses', async () => {
    expect(await freeFor('')).toEqual({ outcome: 'failed' });
    expect(output.counts()).toEqual({ HolderNotFreed: 1 });
  });

  it('when another instance asks, for which nothing is done', async () => {
    await callbackIsPlaced(functions, 'foreign-1');
    output.forget();
    const InstanceARN = functions.instanceArn.replace(/.$/, '0');
    expect(await freeFor('foreign-1', { InstanceARN })).toEqual({ outcome: 'failed' });
    expect(dismissals()).toEqual([]);
    expect(output.counts()).toEqual({ HolderNotFreed: 1 });
  });

  it.each([
    ['without the attribute', { rejoinProtocol: '42' }],
    ['without attributes', null],
  ])('when the contact comes %s', async (_what, attributes) => {
    expect(await functions.invoke('free-agent', flowEvent(attributes))).toEqual({ outcome: 'failed' });
  });

  it('when the event is none', async () => {
    expect(await functions.invoke('free-agent', null)).toEqual({ outcome: 'failed' });
  });

  it('and no number is logged in any of these cases', async () => {
    await functions.invoke('free-agent', flowEvent(null));
    await freeFor('whatever', { InstanceARN: 'arn:aws:connect:us-east-1:111122223333:instance/other' });
    expect(output.lines.length).toBeGreaterThan(0);
    expect(output.lines.join('\n')).not.toMatch(/\+\d{8,15}/);
  });
});

/** From the drop over the look at the caller's number to the customer's own call, through the functions. */
import {
  DescribeContactCommand,
  GetContactAttributesCommand,
  StopContactCommand,
  UpdateContactAttributesCommand,
} from '@aws-sdk/client-connect';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { amina, batch, customersNumber, support } from './aws-events.ts';
import { type CapturedOutput, captureOutput } from './captured-output.ts';
import { freshCentre } from './connect-centre.ts';
import { flowEvent } from './flow-event.ts';
import { type Functions, startFunctions } from './functions.ts';
import { callbackIsPlaced, lineDrops, supportIsOn } from './story.ts';

let functions: Functions;
let output: CapturedOutput;
let connect: ReturnType<typeof freshCentre>;

beforeAll(async () => {
  functions = await startFunctions();
  await supportIsOn(functions, { customerCallsIn: true, locale: 'pt-BR', holderSeconds: 30 });
});
afterAll(() => functions?.stop());
beforeEach(() => {
  output = captureOutput();
  connect = freshCentre();
  connect.on(GetContactAttributesCommand).resolves({ Attributes: { topic: 'invoice' } });
});

const callerIsNoted = async (): Promise<void> => {
  for (const lookUp of await functions.takeAll('LOOK_UPS_QUEUE_URL'))
    expect(await functions.invoke('look-ups', batch({ lookUp }))).toEqual({ batchItemFailures: [] });
};
const callIn = (contactId: string, more: Record<string, unknown> = {}): Promise<unknown> =>
  functions.invoke(
    'customer-calls-in',
    flowEvent({ instanceArn: functions.instanceArn, more: { ContactId: contactId, ...more } }),
  );

describe('a customer whose call broke off and who calls in', () => {
  it('is led to the agent who had them: the flow gets texts, and the new contact what was known of the old one', async () => {
    await lineDrops(functions, 'drop-1');
    await callerIsNoted();
    expect(await callIn('in-1')).toEqual({
      route: 'holder',
      interruptionId: 'drop-1',
      protocol: 'drop-1',
      holderId: amina,
      holderSeconds: '30',
      queueId: support,
      locale: 'pt-BR',
    });
    const [copied] = connect.commandCalls(UpdateContactAttributesCommand);
    expect(copied?.args[0].input).toMatchObject({
      InitialContactId: 'in-1',
      Attributes: { topic: 'invoice', rejoinInterruptionId: 'drop-1' },
    });
    expect(await functions.ledgerOf('drop-1')).toContain('customer-returned');
    expect(await callIn('in-1')).toMatchObject({ route: 'holder', interruptionId: 'drop-1' });
    expect(await callIn('in-2')).toEqual({ route: 'none' });
  });

  it('while we call them: the ringing callback is hung up by the function that dials', async () => {
    connect.on(StopContactCommand).resolves({});
    await callbackIsPlaced(functions, 'drop-2');
    await callerIsNoted();
    await functions.takeAll('DIALS_QUEUE_URL');
    expect(await callIn('in-3')).toMatchObject({ route: 'holder', interruptionId: 'drop-2' });
    const [hangUp] = await functions.takeAll('DIALS_QUEUE_URL');
    expect(hangUp).toEqual({ hangUp: 'callback-1' });
    await functions.invoke('dials', batch({ hangUp }));
    expect(connect.commandCalls(StopContactCommand)[0]?.args[0].input).toMatchObject({
      ContactId: 'callback-1',
    });
  });
});

describe('everybody else is led on as ever', () => {
  it.each([
    ['a stranger', { CustomerEndpoint: { Address: '+551130000000', Type: 'TELEPHONE_NUMBER' } }],
    ['who withholds their number', { CustomerEndpoint: null }],
  ])('%s', async (_, more) => {
    expect(await callIn('in-9', more)).toEqual({ route: 'none' });
  });

  it('when something fails, and the log says so without the number', async () => {
    await lineDrops(functions, 'drop-3');
    await callerIsNoted();
    connect.on(GetContactAttributesCommand).rejects(new Error('Amazon Connect is away'));
    expect(await callIn('in-4')).toEqual({ route: 'none' });
    expect(output.counts()).toMatchObject({ CallerNotLookedUp: 1 });
    expect(output.lines.join('\n')).not.toContain(customersNumber.slice(1));
  });

  it('when the flow belongs to another instance, or the event is none', async () => {
    const foreign = flowEvent({ instanceArn: functions.instanceArn.replace(/.$/, '0') });
    expect(await functions.invoke('customer-calls-in', foreign)).toEqual({ route: 'none' });
    expect(await functions.invoke('customer-calls-in', null)).toEqual({ route: 'none' });
  });
});

it('whose number cannot be read is not recognised, and the question is put all the same', async () => {
  connect.on(DescribeContactCommand).rejects(new Error('TooManyRequestsException'));
  await lineDrops(functions, 'drop-4');
  expect(await functions.interruption('drop-4')).toMatchObject({
    state: 'offered',
    case: { callerHash: null },
  });
});

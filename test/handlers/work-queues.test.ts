import { DescribeContactCommand, StartOutboundVoiceContactCommand } from '@aws-sdk/client-connect';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { batch, customersNumber, drop, failed, support } from './aws-events.ts';
import { type CapturedOutput, captureOutput } from './captured-output.ts';
import { customersName, freshCentre } from './connect-centre.ts';
import { type Functions, startFunctions } from './functions.ts';
import { callbackIsPlaced, lineDrops, say, supportIsOn, yes } from './story.ts';

let functions: Functions;
let output: CapturedOutput;
let connect: ReturnType<typeof freshCentre>;

beforeAll(async () => {
  functions = await startFunctions();
  await supportIsOn(functions);
});
afterAll(() => functions?.stop());
beforeEach(async () => {
  output = captureOutput();
  connect = freshCentre();
  for (const queue of ['DIALS_QUEUE_URL', 'LOOK_UPS_QUEUE_URL', 'DEADLINES_QUEUE_URL'])
    await functions.takeAll(queue);
});

const calls = () =>
  connect.commandCalls(StartOutboundVoiceContactCommand).map(({ args: [{ input }] }) => input);
const fails = (name: string): Error => Object.assign(new Error(`${name}, says the test`), { name });
const dialOf = (interruptionId: string) => batch({ dial: { interruptionId, attempt: 1, tries: 0 } });

const sayYes = async (contactId: string): Promise<void> => {
  await lineDrops(functions, contactId);
  await say(functions, 'laptop', yes(contactId));
};

describe('a dial', () => {
  it('places one call with the original attributes, and a second delivery places none', async () => {
    await callbackIsPlaced(functions, 'dial-1');
    expect(await functions.invoke('dials', dialOf('dial-1'))).toEqual(failed());
    expect(calls()).toMatchObject([
      {
        DestinationPhoneNumber: customersNumber,
        QueueId: support,
        RelatedContactId: 'dial-1',
        ContactFlowId: 'callback-flow',
        Attributes: { customerName: customersName, rejoinInterruptionId: 'dial-1', rejoinAttempt: '1' },
      },
    ]);
    expect(await functions.ledgerOf('dial-1')).toEqual(['offered', 'chosen', 'dialling', 'placed']);
  });

  it('of which nobody can tell whether it was placed is not placed again', async () => {
    await sayYes('dial-2');
    connect.on(StartOutboundVoiceContactCommand).rejects(fails('TimeoutError'));
    expect(await functions.invoke('dials', dialOf('dial-2'))).toEqual(failed());
    await functions.invoke('dials', dialOf('dial-2'));
    expect(calls()).toHaveLength(1);
    expect(await functions.interruption('dial-2')).toMatchObject({ state: 'unknown' });
  });

  it('that Amazon Connect postpones waits in the queue for its next try', async () => {
    await sayYes('dial-3');
    await functions.takeAll('DIALS_QUEUE_URL');
    connect.on(StartOutboundVoiceContactCommand).rejects(fails('LimitExceededException'));
    await functions.invoke('dials', dialOf('dial-3'));
    expect(await functions.takeAll('DIALS_QUEUE_URL')).toEqual([
      { interruptionId: 'dial-3', attempt: 1, tries: 1 },
    ]);
  });

  it('that Amazon Connect refuses stands as an offer again, with the reason', async () => {
    await sayYes('dial-4');
    connect.on(StartOutboundVoiceContactCommand).rejects(fails('DestinationNotAllowedException'));
    await functions.invoke('dials', dialOf('dial-4'));
    expect(await functions.interruption('dial-4')).toMatchObject({
      state: 'offered',
      failure: 'not-allowed',
    });
  });

  it('that is no dial comes again and ends among the dead letters, and no call is made', async () => {
    expect(await functions.invoke('dials', batch({ poison: { interruptionId: 'dial-1' } }))).toEqual(
      failed('poison'),
    );
    expect(calls()).toEqual([]);
  });
});

describe('a look-up', () => {
  const withoutReason = async (contactId: string): Promise<unknown> => {
    const event = drop({ contactId, instanceArn: functions.instanceArn, at: new Date() });
    delete (event.detail as { disconnectReason?: string }).disconnectReason;
    await functions.invoke('contact-events', batch({ event }));
    const [lookUp] = await functions.takeAll('LOOK_UPS_QUEUE_URL');
    return lookUp;
  };

  it('finds out why a call ended whose event does not say so', async () => {
    const lookUp = await withoutReason('look-up-1');
    expect(lookUp).toEqual({ chainId: 'look-up-1', contactId: 'look-up-1', tries: 0 });
    expect(await functions.invoke('look-ups', batch({ lookUp }))).toEqual(failed());
    expect(await functions.interruption('look-up-1')).toMatchObject({ state: 'offered' });
  });

  it('comes again while Amazon Connect is busy, and that is nothing to worry about', async () => {
    const lookUp = await withoutReason('look-up-2');
    connect.on(DescribeContactCommand).rejects(fails('TooManyRequestsException'));
    output.forget();
    expect(await functions.invoke('look-ups', batch({ lookUp }))).toEqual(failed('lookUp'));
    expect(output.lines.map((line) => JSON.parse(line).level).filter((level) => level === 'ERROR')).toEqual(
      [],
    );
    expect(output.counts()).toEqual({ MessageComesAgain: 1, Throttled: 1 });
  });

  it('asks again later while Amazon Connect does not know the contact yet', async () => {
    const lookUp = await withoutReason('look-up-3');
    connect.on(DescribeContactCommand).rejects(fails('ResourceNotFoundException'));
    await functions.invoke('look-ups', batch({ lookUp }));
    expect(await functions.takeAll('LOOK_UPS_QUEUE_URL')).toEqual([
      { chainId: 'look-up-3', contactId: 'look-up-3', tries: 1 },
    ]);
  });
});

describe('a deadline', () => {
  it('that comes before its time goes round again', async () => {
    const at = Date.now() + 3_600_000;
    await functions.invoke('deadlines', batch({ deadline: { interruptionId: 'nothing-1', at } }));
    expect(await functions.takeAll('DEADLINES_QUEUE_URL')).toEqual([{ interruptionId: 'nothing-1', at }]);
  });

  it('of something that was never stored finds nothing to do', async () => {
    const messages = batch({ deadline: { interruptionId: 'nothing-2', at: 0 } });
    expect(await functions.invoke('deadlines', messages)).toEqual(failed());
    expect(await functions.get('INTERRUPTIONS_TABLE', { chainId: 'nothing-2' })).toBeUndefined();
  });

  it('is one of a batch: only the broken one comes again', async () => {
    const messages = batch({ broken: { at: 0 }, fine: { interruptionId: 'nothing-3', at: 0 } });
    expect(await functions.invoke('deadlines', messages)).toEqual(failed('broken'));
  });
});

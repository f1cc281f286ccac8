import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { amina, batch, drop, failed, support } from './aws-events.ts';
import { type CapturedOutput, captureOutput } from './captured-output.ts';
import { type Functions, startFunctions } from './functions.ts';

let functions: Functions;
let output: CapturedOutput;

beforeAll(async () => {
  functions = await startFunctions();
  await functions.put('QUEUE_SETTINGS_TABLE', {
    queueId: support,
    callbackEnabled: true,
    outboundQueueId: support,
  });
});
afterAll(() => functions?.stop());
beforeEach(() => {
  output = captureOutput();
});

const dropOf = (contactId: string) => drop({ contactId, instanceArn: functions.instanceArn, at: new Date() });
const receive = (messages: Record<string, unknown>) => functions.invoke('contact-events', batch(messages));

describe('a drop', () => {
  it('is offered to the agent who had the call, on every page of theirs', async () => {
    const signedInUntil = Date.now() + 3_600_000;
    await functions.put('AGENTS_TABLE', { agentId: amina, item: 'connection#laptop', signedInUntil });
    expect(await receive({ 'message-1': dropOf('drop-1') })).toEqual(failed());
    expect(functions.pages.framesOf('laptop')).toMatchObject([
      {
        type: 'interruption',
        view: { interruptionId: 'drop-1', state: 'offered', reason: 'customer-disconnect', canResume: true },
      },
    ]);
    expect(await functions.ledgerOf('drop-1')).toEqual(['offered']);
    expect(output.counts()).toMatchObject({ Offered: 1 });
  });

  it('that is delivered twice is offered once', async () => {
    const event = dropOf('drop-2');
    await receive({ 'message-1': event, 'message-2': event });
    await receive({ 'message-3': event });
    expect(await functions.ledgerOf('drop-2')).toEqual(['offered']);
    expect(output.counts()).toMatchObject({ Offered: 1, Dropped: 1, DuplicateEvent: 2 });
  });

  it('that is told of late is counted as stale', async () => {
    const told = (contactId: string, secondsAgo: number) => {
      const at = new Date(Date.now() - secondsAgo * 1_000);
      return receive({ late: drop({ contactId, instanceArn: functions.instanceArn, at }) });
    };
    await told('drop-early', 20);
    expect(output.counts()).not.toHaveProperty('StaleEvent');
    await told('drop-late', 40);
    expect(output.counts()).toMatchObject({ StaleEvent: 1, Dropped: 2 });
    expect(output.counts().EventDelay).toBeGreaterThanOrEqual(60_000);
  });

  it('in a queue whose settings are broken is recorded and not offered, and an admin can count it', async () => {
    await functions.put('QUEUE_SETTINGS_TABLE', { queueId: 'broken', callbackEnabled: true, colour: 'red' });
    const event = structuredClone(dropOf('drop-3')) as { detail: { queueInfo: { queueArn: string } } };
    event.detail.queueInfo.queueArn = `${functions.instanceArn}/queue/broken`;
    expect(await receive({ 'message-1': event })).toEqual(failed());
    expect(await functions.interruption('drop-3')).toMatchObject({
      state: 'not-offered',
      reason: 'settings-broken',
    });
    expect(output.counts()).toMatchObject({ BrokenQueueSettings: 1, NotOffered: 1 });
    expect(output.lines.join()).toContain('colour');
  });
});

describe('a batch', () => {
  it('with one poison message does the others, and only that one comes again', async () => {
    const result = await receive({
      'message-1': dropOf('drop-4'),
      poison: '{"detail": {',
      'message-3': dropOf('drop-5'),
    });
    expect(result).toEqual(failed('poison'));
    expect(await functions.interruption('drop-4')).toMatchObject({ state: 'offered' });
    expect(await functions.interruption('drop-5')).toMatchObject({ state: 'offered' });
    expect(output.counts()).toMatchObject({ MessageComesAgain: 1, Offered: 2 });
    expect(output.messages()).toContain('message comes again');
  });

  it('without messages does nothing', async () => {
    expect(await receive({})).toEqual(failed());
  });
});

describe('an event that says nothing to us', () => {
  it('of another channel is done with, and counted', async () => {
    const chat = structuredClone(dropOf('chat-1')) as { detail: Record<string, unknown> };
    chat.detail.channel = 'CHAT';
    expect(await receive({ 'message-1': chat })).toEqual(failed());
    expect(output.counts()).toEqual({ IgnoredEvent: 1 });
    expect(await functions.get('INTERRUPTIONS_TABLE', { chainId: 'chat-1' })).toBeUndefined();
  });

  it.each([
    [
      'without a contact',
      { source: 'aws.connect', time: '2026-11-23T09:00:00Z', detail: { eventType: 'X' } },
    ],
    ['that is no object', 'null'],
    ['that is a list', '[]'],
  ])('%s is done with, counted, and its problem is logged', async (_what, body) => {
    expect(await receive({ 'message-1': body })).toEqual(failed());
    expect(output.counts()).toEqual({ BrokenEvent: 1 });
    expect(output.messages()).toContain('a contact event could not be read');
  });
});

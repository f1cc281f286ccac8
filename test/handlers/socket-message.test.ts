import { DynamoDBClient, GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { amina, ben, socketEvent } from './aws-events.ts';
import { type CapturedOutput, captureOutput } from './captured-output.ts';
import { type Functions, startFunctions } from './functions.ts';
import { lineDrops, say, supportIsOn, yes } from './story.ts';

let functions: Functions;
let output: CapturedOutput;

beforeAll(async () => {
  functions = await startFunctions();
  await supportIsOn(functions);
});
afterAll(() => functions?.stop());
beforeEach(() => {
  output = captureOutput();
});

const done = { statusCode: 200 };

describe('a page', () => {
  it("that says hello gets what is on its agent's list", async () => {
    await lineDrops(functions, 'hello-1');
    expect(await say(functions, 'page-1', { type: 'hello' })).toEqual(done);
    expect(functions.pages.framesOf('page-1')).toMatchObject([
      { type: 'snapshot', interruptions: [{ interruptionId: 'hello-1', state: 'offered' }] },
    ]);
  });

  it('of another agent gets nothing of it', async () => {
    await say(functions, 'page-2', { type: 'hello' }, ben);
    expect(functions.pages.framesOf('page-2')).toMatchObject([{ type: 'snapshot', interruptions: [] }]);
  });

  it('that pings gets a pong, and unknown members do no harm', async () => {
    await say(functions, 'page-3', { type: 'ping', sentAt: 1, colour: 'blue' });
    expect(functions.pages.framesOf('page-3')).toEqual([{ type: 'pong' }]);
  });

  it('that is gone when its answer comes is no error', async () => {
    functions.pages.close('page-4');
    expect(await say(functions, 'page-4', { type: 'ping' })).toEqual(done);
  });

  it('whom no authorizer let in gets no answer', async () => {
    const event = socketEvent('$default', 'page-5', { body: { type: 'hello' } });
    await expect(functions.invoke('socket-message', event)).rejects.toThrow();
    expect(functions.pages.framesOf('page-5')).toEqual([]);
  });
});

describe('a page whose sign-in runs out while its socket is open', () => {
  const late = (connectionId: string, body: unknown, ahead: number) =>
    functions.invoke(
      'socket-message',
      socketEvent('$default', connectionId, { agentId: amina, body, signedInUntil: Date.now() + ahead }),
    );

  it('is told so in place of an answer, its socket is closed, and its choice changes nothing', async () => {
    await lineDrops(functions, 'late-1');
    expect(await late('page-late', yes('late-1', 'request-late'), 0)).toEqual(done);
    expect(functions.pages.framesOf('page-late')).toMatchObject([
      { type: 'result', requestId: 'request-late', ok: false, code: 'signed-out' },
    ]);
    expect(functions.pages.endedByServer('page-late')).toBe(true);
    expect(await functions.ledgerOf('late-1')).toEqual(['offered']);
    expect(output.counts()).toMatchObject({ FrameAfterSignIn: 1 });
  });

  it('learns nothing by saying hello', async () => {
    await late('page-late-hello', { type: 'hello' }, -60_000);
    expect(functions.pages.framesOf('page-late-hello')).toMatchObject([{ code: 'signed-out' }]);
  });

  it('is answered as ever until then', async () => {
    await late('page-in-time', { type: 'ping' }, 60_000);
    expect(functions.pages.framesOf('page-in-time')).toEqual([{ type: 'pong' }]);
    expect(functions.pages.endedByServer('page-in-time')).toBe(false);
  });

  it('and which is gone already is no error', async () => {
    functions.pages.close('page-late-gone');
    expect(await late('page-late-gone', { type: 'ping' }, 0)).toEqual(done);
  });
});

describe('a choice', () => {
  it('to resume is accepted, and the callback is asked for', async () => {
    await lineDrops(functions, 'choice-1');
    await functions.takeAll('DIALS_QUEUE_URL');
    await say(functions, 'page-6', yes('choice-1', 'request-6'));
    expect(functions.pages.framesOf('page-6')).toEqual([
      { type: 'result', requestId: 'request-6', ok: true },
    ]);
    expect(await functions.takeAll('DIALS_QUEUE_URL')).toEqual([
      { interruptionId: 'choice-1', attempt: 1, tries: 0 },
    ]);
    expect(await functions.ledgerOf('choice-1')).toEqual(['offered', 'chosen']);
  });

  it('that is sent twice gets the same result, and one callback is asked for', async () => {
    await lineDrops(functions, 'choice-2');
    await functions.takeAll('DIALS_QUEUE_URL');
    await say(functions, 'page-7', yes('choice-2', 'request-7'));
    await say(functions, 'page-7', yes('choice-2', 'request-7'));
    const accepted = { type: 'result', requestId: 'request-7', ok: true };
    expect(functions.pages.framesOf('page-7')).toEqual([accepted, accepted]);
    expect(await functions.takeAll('DIALS_QUEUE_URL')).toHaveLength(1);
  });

  it('of an agent who is not the holder is refused, whatever the page says about who it is', async () => {
    await lineDrops(functions, 'choice-3');
    await say(functions, 'page-8', { ...yes('choice-3'), agentId: 'amina' }, ben);
    expect(functions.pages.framesOf('page-8')).toMatchObject([{ ok: false, code: 'not-owner' }]);
    expect(output.counts()).toMatchObject({ RequestRefused: 1 });
    expect(await functions.interruption('choice-3')).toMatchObject({ state: 'offered' });
  });
});

describe("a page that speaks of another agent's interruption", () => {
  const about = (interruptionId: string): readonly Record<string, unknown>[] => [
    yes(interruptionId),
    { type: 'finalise', interruptionId, requestId: 'request-30', fields: {} },
    { type: 'draft', interruptionId, fields: { summary: 'x' } },
    { type: 'shown', interruptionId, version: 1 },
    { type: 'dialled', interruptionId, attempt: 1, outcome: 'dialling', contactId: 'contact-30' },
    { type: 'dialled', interruptionId, attempt: 1, outcome: 'refused' },
  ];

  it('is refused whatever it says, each time with one line for security, and nothing changes', async () => {
    await lineDrops(functions, 'theirs-1');
    const before = await functions.interruption('theirs-1');
    const frames = about('theirs-1');
    for (const frame of frames) {
      output.forget();
      await say(functions, 'page-30', frame, ben);
      const lines = output.lines.filter((line) => line.includes('"security":"not-owner"'));
      expect(lines).toHaveLength(1);
      expect(lines[0]).toContain(`"frame":"${frame.type}"`);
      expect(output.counts()).toEqual({ NotOwner: 1, RequestRefused: 1 });
    }
    const refusal = { type: 'result', ok: false, code: 'not-owner' };
    expect(functions.pages.framesOf('page-30')).toMatchObject(frames.map(() => refusal));
    expect(await functions.interruption('theirs-1')).toEqual(before);
    expect(await functions.ledgerOf('theirs-1')).toEqual(['offered']);
  });

  it('cannot write into the log: not even the id that it made up is there', async () => {
    for (const frame of about('+12025550143')) await say(functions, 'page-31', frame, ben);
    expect(output.lines.join('\n')).not.toContain('2025550143');
  });
});

describe('a page that speaks too fast', () => {
  it('is not heard for a moment: no answer, no write, one line for security', async () => {
    await lineDrops(functions, 'flood-1');
    output.forget();
    vi.useFakeTimers({ toFake: ['Date'] });
    for (let frame = 0; frame < 90; frame += 1) await say(functions, 'page-32', { type: 'ping' });
    await say(functions, 'page-32', yes('flood-1', 'request-32'));
    vi.useRealTimers();
    expect(functions.pages.framesOf('page-32')).toHaveLength(60);
    expect(await functions.interruption('flood-1')).toMatchObject({ state: 'offered' });
    expect(output.lines.filter((line) => line.includes('"security":"too-many-frames"'))).toHaveLength(1);
    await say(functions, 'page-33', yes('flood-1', 'request-32'));
    expect(await functions.interruption('flood-1')).toMatchObject({ state: 'dialling' });
  });
});

describe('a frame that cannot be read', () => {
  it('is answered with its request id and what is wrong', async () => {
    await say(functions, 'page-9', { ...yes('bad-1', 'request-9'), choice: 'perhaps' });
    expect(functions.pages.framesOf('page-9')).toEqual([
      {
        type: 'result',
        requestId: 'request-9',
        ok: false,
        code: 'bad-frame',
        message: expect.stringContaining('choice'),
      },
    ]);
    expect(output.counts()).toEqual({ BadFrame: 1 });
    expect(output.lines.filter((line) => line.includes('"security":"bad-frame"'))).toHaveLength(1);
  });

  it.each([
    ['no JSON', 'hello'],
    ['empty', ''],
    ['of an unknown type', '{"type":"shout"}'],
    ['a list', '[]'],
  ])('because it is %s is answered without a request id', async (what, body) => {
    expect(await say(functions, `page-${what}`, body)).toEqual(done);
    expect(functions.pages.framesOf(`page-${what}`)).toMatchObject([
      { type: 'result', requestId: null, ok: false, code: 'bad-frame' },
    ]);
  });

  it('because it has no body at all is answered too', async () => {
    await say(functions, 'page-10', undefined);
    expect(functions.pages.framesOf('page-10')).toMatchObject([{ code: 'bad-frame' }]);
  });
});

describe('a failure on our side', () => {
  it('asks the agent to send it again, changes nothing, and is counted', async () => {
    await lineDrops(functions, 'failing-1');
    output.forget();
    const sqs = mockClient(SQSClient);
    sqs.on(SendMessageCommand).rejects(new Error('SQS is away'));
    expect(await say(functions, 'page-11', yes('failing-1', 'request-11'))).toEqual(done);
    sqs.restore();
    expect(functions.pages.framesOf('page-11')).toMatchObject([
      { type: 'result', requestId: 'request-11', ok: false, code: 'try-again' },
    ]);
    expect(await functions.interruption('failing-1')).toMatchObject({ state: 'offered' });
    expect(output.counts()).toEqual({ FrameFailed: 1 });
    const failure = output.lines.map((line) => JSON.parse(line)).find(({ level }) => level === 'ERROR');
    expect(failure).toMatchObject({ message: 'a frame could not be answered', interruptionId: 'failing-1' });
  });

  it('to learn where an agent may call out is no failure for their page: it has its snapshot', async () => {
    const dynamodb = mockClient(DynamoDBClient);
    dynamodb.on(QueryCommand).resolves({ Items: [] });
    dynamodb.on(GetItemCommand).rejects(new Error('DynamoDB is away'));
    expect(await say(functions, 'page-34', { type: 'hello' })).toEqual(done);
    dynamodb.restore();
    expect(functions.pages.framesOf('page-34')).toMatchObject([{ type: 'snapshot' }]);
    expect(output.counts()).toEqual({ OutboundUnknown: 1 });
  });

  it('is over when the same request comes again', async () => {
    await say(functions, 'page-12', yes('failing-1', 'request-11'));
    expect(functions.pages.framesOf('page-12')).toMatchObject([{ requestId: 'request-11', ok: true }]);
    expect(await functions.interruption('failing-1')).toMatchObject({ state: 'dialling' });
  });
});

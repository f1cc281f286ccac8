import { UpdateContactAttributesCommand } from '@aws-sdk/client-connect';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CapturedOutput, captureOutput } from './captured-output.ts';
import { freshCentre } from './connect-centre.ts';
import { type Functions, startFunctions } from './functions.ts';
import { lineDrops, say, supportIsOn } from './story.ts';

let functions: Functions;
let output: CapturedOutput;
let connect: ReturnType<typeof freshCentre>;

const formFields = [
  { name: 'summary', label: 'What was it about?', type: 'text', required: true },
  { name: 'solved', label: 'Solved?', type: 'choice', options: ['Yes', 'No'] },
];

beforeAll(async () => {
  functions = await startFunctions();
  await supportIsOn(functions, { formFields });
});
afterAll(() => functions?.stop());
beforeEach(() => {
  output = captureOutput();
  connect = freshCentre();
});

const draft = (interruptionId: string, fields: object) => ({ type: 'draft', interruptionId, fields });
const finalise = (interruptionId: string, fields: object = { summary: 'an invoice' }) => ({
  type: 'finalise',
  interruptionId,
  requestId: `finalise-${interruptionId}`,
  fields,
});
const failing = (name: string): void => {
  connect.on(UpdateContactAttributesCommand).rejects(Object.assign(new Error('no'), { name }));
};
const saved = () =>
  connect.commandCalls(UpdateContactAttributesCommand).map(({ args: [{ input }] }) => input);

describe('what an agent types', () => {
  it('is kept, and is there when the page says hello again', async () => {
    await lineDrops(functions, 'form-1');
    await say(functions, 'page-1', draft('form-1', { summary: 'an invo' }));
    expect(functions.pages.framesOf('page-1')).toEqual([]);
    await say(functions, 'page-1', { type: 'hello' });
    expect(functions.pages.framesOf('page-1')).toMatchObject([
      {
        type: 'snapshot',
        interruptions: [
          {
            form: {
              fields: [{ name: 'summary' }, { name: 'solved', options: ['Yes', 'No'] }],
              draft: { summary: 'an invo' },
            },
          },
        ],
      },
    ]);
    expect(saved()).toEqual([]);
  });

  it('is refused in words where the form does not ask for it', async () => {
    await lineDrops(functions, 'form-2');
    await say(functions, 'page-2', draft('form-2', { note: 'x' }));
    expect(functions.pages.framesOf('page-2')).toMatchObject([
      { requestId: null, ok: false, code: 'not-possible', message: expect.stringContaining('no "note"') },
    ]);
  });

  it('is never logged', async () => {
    await lineDrops(functions, 'form-3');
    failing('InvalidParameterException');
    await say(functions, 'page-3', draft('form-3', { summary: 'a secret' }));
    await say(functions, 'page-3', finalise('form-3', { summary: 'a secret' }));
    expect(output.lines.length).toBeGreaterThan(0);
    expect(output.lines.join('\n')).not.toContain('a secret');
  });
});

describe('finalising with answers', () => {
  it('keeps them in Amazon Connect and closes the case', async () => {
    await lineDrops(functions, 'form-4');
    await say(functions, 'page-4', finalise('form-4'));
    expect(functions.pages.framesOf('page-4')).toEqual([
      { type: 'result', requestId: 'finalise-form-4', ok: true },
    ]);
    expect(saved()).toEqual([
      {
        InstanceId: functions.instanceArn.split('/')[1],
        InitialContactId: 'form-4',
        Attributes: { summary: 'an invoice' },
      },
    ]);
    expect(await functions.interruption('form-4')).toMatchObject({ state: 'ended', how: 'finalised' });
    expect(await functions.ledgerOf('form-4')).toEqual(['offered', 'finalised']);
  });

  it('without a required one is refused: nothing is saved or closed', async () => {
    await lineDrops(functions, 'form-5');
    await say(functions, 'page-5', finalise('form-5', {}));
    expect(functions.pages.framesOf('page-5')).toMatchObject([
      { ok: false, code: 'not-possible', message: '"What was it about?" must be filled in' },
    ]);
    expect(saved()).toEqual([]);
    expect(await functions.interruption('form-5')).toMatchObject({ state: 'offered' });
  });

  it.each([
    ['refused', 'form-6', 'AccessDeniedException', 'not-possible'],
    ['throttled', 'form-7', 'TooManyRequestsException', 'try-again'],
    ['lost', 'form-8', 'InternalServiceException', 'try-again'],
  ])('that are %s by Amazon Connect leaves the card open', async (_, interruptionId, error, code) => {
    await lineDrops(functions, interruptionId);
    failing(error);
    await say(functions, `page of ${interruptionId}`, finalise(interruptionId));
    expect(functions.pages.framesOf(`page of ${interruptionId}`)).toMatchObject([
      { requestId: `finalise-${interruptionId}`, ok: false, code },
    ]);
    expect(await functions.interruption(interruptionId)).toMatchObject({ state: 'offered' });
    expect(await functions.ledgerOf(interruptionId)).toEqual(['offered', 'save-failed']);
    expect(output.counts()).toMatchObject({ SaveFailed: 1 });
  });
});

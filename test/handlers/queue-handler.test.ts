import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { queueHandler } from '../../lambdas/runtime/queue-handler.ts';
import { batch, context, failed } from './aws-events.ts';
import { type CapturedOutput, captureOutput } from './captured-output.ts';

let output: CapturedOutput;
beforeEach(() => {
  output = captureOutput();
});

const failingWith = (error: unknown) =>
  queueHandler(() => async (body) => {
    if (body === 'fail') throw error;
  })(batch({ good: '"fine"', bad: '"fail"' }), context);

const levelOf = (message: string): unknown =>
  output.lines.map((line) => JSON.parse(line)).find((line) => line.message === message)?.level;

describe('a message that fails', () => {
  it('because it is no JSON comes again, and nothing of it is logged', async () => {
    const done = queueHandler(() => async () => undefined);
    expect(await done(batch({ poison: '{"number": +5511987654321}' }), context)).toEqual(failed('poison'));
    expect(levelOf('message comes again')).toBe('ERROR');
    expect(output.lines.join()).not.toContain('5511');
  });

  it('comes again, and is an error, when the failure was not foreseen', async () => {
    expect(await failingWith(new Error('DynamoDB is away'))).toEqual(failed('bad'));
    expect(levelOf('message comes again')).toBe('ERROR');
    expect(output.counts()).toEqual({ MessageComesAgain: 1 });
  });

  it('comes again, and is no error, when it is to be delivered later', async () => {
    expect(await failingWith(new AppError('throttled', 'later', 'too fast'))).toEqual(failed('bad'));
    expect(levelOf('message comes again')).toBe('INFO');
  });

  it('is given up, logged and counted when it can never succeed', async () => {
    expect(await failingWith(new AppError('hopeless', 'never', 'it cannot be done'))).toEqual(failed());
    expect(levelOf('message given up')).toBe('ERROR');
    expect(output.counts()).toEqual({ MessageGivenUp: 1 });
  });

  it('is counted as throttled when AWS was asked too fast', async () => {
    await failingWith(new AppError('throttled', 'later', 'too fast'));
    expect(output.counts()).toEqual({ MessageComesAgain: 1, Throttled: 1 });
  });

  it('comes again even when what is thrown is no error', async () => {
    expect(await failingWith('a text')).toEqual(failed('bad'));
  });

  it('is named in the log, with code and problem', async () => {
    await failingWith(new AppError('throttled', 'later', 'too fast'));
    expect(output.lines.join()).toContain('"messageId":"bad"');
    expect(output.lines.join()).toContain('"code":"throttled","problem":"too fast"');
  });
});

describe('what is logged about a message', () => {
  const failing = queueHandler(() => async () => {
    throw new Error('DynamoDB is away');
  });
  const logged = async (messages: Readonly<Record<string, unknown>>) => {
    await failing(batch(messages), context);
    return output.lines.map((line) => JSON.parse(line)).filter(({ message }) => message !== undefined);
  };

  it('names its interruption, each of a batch its own', async () => {
    const lines = await logged({
      deadline: { interruptionId: 'call-1', at: 0 },
      lookUp: { chainId: 'call-2', contactId: 'leg-2', tries: 0 },
      event: { detail: { contactId: 'leg-3', initialContactId: 'call-3' } },
      first: { detail: { contactId: 'call-4' } },
    });
    const named = lines.map(({ messageId, interruptionId }) => `${messageId}: ${interruptionId}`);
    expect(named.sort()).toEqual(['deadline: call-1', 'event: call-3', 'first: call-4', 'lookUp: call-2']);
  });

  it.each([
    { interruptionId: '+5511987654321' },
    { chainId: '5511987654321' },
    { detail: { contactId: 'a b' } },
    'text',
    null,
  ])('names nothing that is no identifier: %j', async (body) => {
    const [line] = await logged({ odd: JSON.stringify(body) });
    expect(line).not.toHaveProperty('interruptionId');
  });
});

describe('a message that was delivered before', () => {
  const seen: string[] = [];
  const told = queueHandler((delivery) => async (body) => void seen.push(`${body}: ${delivery}`));

  it('is told from one that comes for the first time', async () => {
    const { Records } = batch({ new: '"new"', old: '"old"' });
    const [first, second] = Records;
    if (first && second) second.attributes.ApproximateReceiveCount = '2';
    await told({ Records }, context);
    expect(seen).toEqual(['new: first', 'old: again']);
  });
});

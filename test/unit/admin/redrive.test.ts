import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type DeadLetterQueueName,
  deadLetterQueueNames,
  targets,
} from '../../../admin/redrive/dead-letters.ts';
import type { Interruption } from '../../../core/interruption/interruption.ts';
import { referredTo, resourcesOf, synthesized } from '../../infra/synthesized.ts';
import { calling, ended, offeredAgain, placed, requested, unknown } from '../core/lifecycle/states.ts';
import { type AdminsInstallation, startInstallation } from './installation.ts';

let installation: AdminsInstallation;
beforeEach(async () => {
  installation = await startInstallation();
});
afterEach(() => installation.stop());

const redrive = (...args: string[]) => installation.run('redrive', ...args);
const event = { detail: { contactId: 'call-1', customerEndpoint: { address: '+5511987654321' } } };
const isStored = (interruption: Interruption) =>
  installation.put('Interruptions', { chainId: interruption.id, revision: 1, interruption });
const dial = { interruptionId: 'call-1', attempt: 1, tries: 0 };

describe('redrive without --yes', () => {
  test('says what is there and what would happen, and changes nothing', async () => {
    await installation.send('ContactEventsDeadLetters', event);
    const { code, printed } = await redrive('ContactEventsDeadLetters');
    expect(code).toBe(0);
    expect(printed).toMatch(/^SENT +ABOUT +GOES +WHY\n\S+ +call-1 +back +it is judged/);
    expect(printed).toMatch(
      /1 would be sent to ContactEventsQueue, 0 kept\. Nothing was changed: --yes does it\.$/,
    );
    expect(await installation.visibleIn('ContactEventsDeadLetters')).toEqual([JSON.stringify(event)]);
    expect(await installation.visibleIn('ContactEventsQueue')).toEqual([]);
  });

  test('shows nothing of what a message holds', async () => {
    await installation.send('ContactEventsDeadLetters', event);
    await installation.send('ContactEventsDeadLetters', '{"detail": +5511987654321');
    for (const json of [[], ['--json']])
      expect((await redrive('ContactEventsDeadLetters', ...json)).printed).not.toContain('5511');
  });

  test('says when there is nothing', async () => {
    expect((await redrive('LookUpsDeadLetters')).printed).toBe('LookUpsDeadLetters is empty.');
  });

  test('for programs: counts and messages', async () => {
    await installation.send('DeadlinesDeadLetters', { interruptionId: 'call-1', at: 0 });
    expect(JSON.parse((await redrive('DeadlinesDeadLetters', '--json')).printed)).toEqual({
      queue: 'DeadlinesDeadLetters',
      target: 'DeadlinesQueue',
      dryRun: true,
      sent: 0,
      kept: 1,
      messages: [
        {
          messageId: expect.any(String),
          sentAt: expect.stringMatching(/Z$/),
          problem: null,
          about: 'call-1',
          goes: 'back',
          why: 'what has become due is seen to',
        },
      ],
    });
  });
});

describe('redrive --yes', () => {
  test.each(deadLetterQueueNames.filter((name) => name !== 'DialsDeadLetters'))(
    'sends every message of %s back, bodies unchanged',
    async (queue) => {
      const bodies = Array.from({ length: 12 }, (_, index) => `{ "n":  ${index} }`);
      for (const body of bodies) await installation.send(queue, body);
      const { code, printed } = await redrive(queue, '--yes');
      expect(code).toBe(0);
      expect(printed).toContain(`12 sent to ${targets[queue]}, 0 kept.`);
      expect(await installation.visibleIn(queue)).toEqual([]);
      expect(await installation.visibleIn(targets[queue])).toEqual(bodies.slice(0, 10));
    },
  );

  test('sends an event that EventBridge could not deliver without what EventBridge added, and says why it could not', async () => {
    const attribute = { DataType: 'String', StringValue: 'NO_PERMISSIONS' };
    const more = { MessageAttributes: { ERROR_CODE: attribute } };
    await installation.send('ContactEventRulesUndelivered', event, more);
    expect((await redrive('ContactEventRulesUndelivered', '--yes')).printed).toContain('(NO_PERMISSIONS)');
    expect(await installation.visibleIn('ContactEventsQueue')).toEqual([JSON.stringify(event)]);
  });

  test('takes the name of the queue in any case', async () => {
    expect((await redrive('deadlinesdeadletters', '--yes')).code).toBe(0);
  });
});

describe('redrive of callbacks', () => {
  test('does nothing until it is said a second time', async () => {
    await installation.send('DialsDeadLetters', dial);
    await isStored(requested());
    const { code, complaints } = await redrive('DialsDeadLetters', '--yes');
    expect(code).toBe(2);
    expect(complaints).toMatch(/nothing was sent.*--call-customers/);
    expect(await installation.visibleIn('DialsDeadLetters')).toHaveLength(1);
    expect(await installation.visibleIn('DialsQueue')).toEqual([]);
  });

  const redrivenWith = async (interruption: Interruption | undefined, message: unknown = dial) => {
    if (interruption) await isStored(interruption);
    await installation.send('DialsDeadLetters', message);
    const { printed } = await redrive('DialsDeadLetters', '--yes', '--call-customers');
    const [kept, sent] = [
      await installation.visibleIn('DialsDeadLetters'),
      await installation.visibleIn('DialsQueue'),
    ];
    return { printed, kept: kept.length, sent: sent.length };
  };

  test('sends the message back while no call was started', async () => {
    const done = await redrivenWith(requested());
    expect(done).toMatchObject({ sent: 1, kept: 0 });
    expect(done.printed).toContain('no call was started: THE CUSTOMER IS CALLED');
  });

  test.each([
    ['was asked for and not answered', calling()],
    ['is unknown', unknown()],
  ])('keeps the message when the call %s: somebody may have been called', async (_what, interruption) => {
    const done = await redrivenWith(interruption);
    expect(done).toMatchObject({ sent: 0, kept: 1 });
    expect(done.printed).toContain('a call may have been made');
  });

  test.each([
    ['the offer stands again', offeredAgain()],
    ['it has ended', ended()],
    ['there is no such interruption', undefined],
  ])('lets the message do nothing when %s', async (_what, interruption) => {
    const done = await redrivenWith(interruption);
    expect(done).toMatchObject({ sent: 1, kept: 0 });
    expect(done.printed).toContain('nothing to dial any more');
  });

  test('lets a placed call be written down', async () => {
    expect((await redrivenWith(placed())).printed).toContain('only that is written down');
  });

  test('lets the message of an earlier attempt do nothing', async () => {
    const later = requested();
    const attempt = { ...later.attempt, number: 2 };
    expect((await redrivenWith({ ...later, attempt })).printed).toContain('nothing to dial any more');
  });

  test('lets a call be ended that is not wanted any more', async () => {
    expect(await redrivenWith(undefined, { hangUp: 'callback-1' })).toMatchObject({ sent: 1, kept: 0 });
  });

  test('keeps what it cannot read', async () => {
    expect(await redrivenWith(undefined, { surprise: true })).toMatchObject({ sent: 0, kept: 1 });
  });
});

describe('redrive asked wrongly', () => {
  test('names the queues there are', async () => {
    const { code, complaints } = await redrive('Dials');
    expect(code).toBe(2);
    expect(complaints).toContain('DialsDeadLetters');
  });
});

describe('the queues of dead letters', () => {
  const stack = synthesized();
  const outputs = stack.findOutputs('*') as Record<string, { Value: unknown }>;
  const queueOf = (output: string): string => referredTo(outputs[output]?.Value) ?? `no output ${output}`;
  const queues = resourcesOf(stack, 'AWS::SQS::Queue');

  test('are all that the stack has', () => {
    const kept = [...queues.keys()].filter((id) => /DeadLetters|Undelivered/.test(id));
    expect(deadLetterQueueNames.map(queueOf).sort()).toEqual(kept.sort());
  });

  test.each(deadLetterQueueNames.filter((name) => name !== 'ContactEventRulesUndelivered'))(
    '%s goes back to the queue that it came from',
    (name: DeadLetterQueueName) => {
      const { RedrivePolicy } = queues.get(queueOf(targets[name]))?.Properties ?? {};
      const { deadLetterTargetArn } = RedrivePolicy as { deadLetterTargetArn: unknown };
      expect(referredTo(deadLetterTargetArn)).toBe(queueOf(name));
    },
  );
});

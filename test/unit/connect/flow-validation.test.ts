/** What CreateContactFlow refuses, and that it names everything that is wrong. */
import { describe, expect, test } from 'vitest';
import { Flows } from '../../../local/connect/flow/flows.ts';
import { InvalidFlow } from '../../../local/connect/flow/invalid-flow.ts';
import { instanceOf } from '../../../local/connect/instance.ts';
import { block, errors, greetAndQueue, instanceArn } from './small-centre.ts';

const flows = (): Flows => {
  let ids = 0;
  return new Flows(instanceOf(instanceArn), () => `flow-${++ids}`);
};

const flow = (...actions: unknown[]): string =>
  JSON.stringify({ Version: '2019-10-30', StartAction: 'A', Actions: actions });

const bye = block('Bye', 'DisconnectParticipant', {}, {});
const done = block('Done', 'EndFlowExecution', {}, {});

const problemsOf = (type: string, content: string): readonly string[] => {
  try {
    flows().add({ name: 'Flow', type, content });
    return [];
  } catch (error) {
    if (error instanceof InvalidFlow) return error.problems.map(({ message }) => message);
    throw error;
  }
};

const condition = (Operator: string, operand: string, NextAction: string): unknown => ({
  NextAction,
  Condition: { Operator, Operands: [operand] },
});

describe('a flow is accepted', () => {
  test('with an id and an ARN of the instance', () => {
    expect(flows().add({ name: 'Flow', type: 'CONTACT_FLOW', content: greetAndQueue() })).toMatchObject({
      id: 'flow-1',
      arn: `${instanceArn}/contact-flow/flow-1`,
    });
  });

  test('when a text-to-speech voice has no error branch, and when it has one', () => {
    const voice = (more: object) =>
      flow(
        block(
          'A',
          'UpdateContactTextToSpeechVoice',
          { TextToSpeechVoice: 'Amy' },
          { NextAction: 'Bye', ...more },
        ),
        bye,
      );
    expect(problemsOf('CONTACT_FLOW', voice({}))).toEqual([]);
    expect(problemsOf('CONTACT_FLOW', voice(errors('Bye', 'NoMatchingError')))).toEqual([]);
  });
});

const wrong: readonly [string, string, string, string][] = [
  ['is not JSON', 'CONTACT_FLOW', '{', 'not JSON'],
  ['has no actions', 'CONTACT_FLOW', '{"Version":"2019-10-30","StartAction":"A"}', 'Actions'],
  ['has another version', 'CONTACT_FLOW', flow(bye).replace('2019-10-30', '2020-01-01'), 'Version'],
  [
    'has a member that flows do not have',
    'CONTACT_FLOW',
    flow(bye).replace('"Version"', '"Extra":1,"Version"'),
    'Extra',
  ],
  ['is of an unknown type', 'PHONE_FLOW', flow(bye), 'no flow type "PHONE_FLOW"'],
  ['begins nowhere', 'CONTACT_FLOW', flow(bye), 'StartAction "A" does not exist'],
  [
    'names a block twice',
    'CONTACT_FLOW',
    flow(block('A', 'DisconnectParticipant', {}, {}), block('A', 'DisconnectParticipant', {}, {})),
    'two actions are called "A"',
  ],
  [
    'has a block of unknown type',
    'CONTACT_FLOW',
    flow(block('A', 'SingASong', {}, {})),
    'type SingASong is unknown',
  ],
  [
    'leads to a block that does not exist',
    'CONTACT_FLOW',
    flow(block('A', 'MessageParticipant', { Text: 'x' }, { NextAction: 'Nowhere' })),
    'leads to "Nowhere"',
  ],
  [
    'fails to a block that does not exist',
    'CONTACT_FLOW',
    flow(
      block(
        'A',
        'MessageParticipant',
        { Text: 'x' },
        { NextAction: 'Bye', ...errors('Nowhere', 'NoMatchingError') },
      ),
      bye,
    ),
    'leads to "Nowhere"',
  ],
  [
    'gives a block no way on',
    'CONTACT_FLOW',
    flow(block('A', 'MessageParticipant', { Text: 'x' }, {})),
    'NextAction is missing',
  ],
  [
    'goes on after its end',
    'CONTACT_FLOW',
    flow(block('A', 'DisconnectParticipant', {}, { NextAction: 'A' })),
    'nothing may follow',
  ],
  [
    'has an error branch that the block does not have',
    'CONTACT_FLOW',
    flow(
      block(
        'A',
        'UpdateFlowLoggingBehavior',
        { FlowLoggingBehavior: 'Enabled' },
        { NextAction: 'Bye', ...errors('Bye', 'NoMatchingError') },
      ),
      bye,
    ),
    'no error branch NoMatchingError; allowed: none',
  ],
  [
    'leaves out an error branch of a transfer',
    'CONTACT_FLOW',
    flow(
      block('A', 'TransferContactToQueue', {}, { NextAction: 'Bye', ...errors('Bye', 'NoMatchingError') }),
      bye,
    ),
    'error branch QueueAtCapacity is missing',
  ],
  [
    'names a queue in TransferContactToQueue',
    'CONTACT_FLOW',
    flow(
      block(
        'A',
        'TransferContactToQueue',
        { QueueId: 'q' },
        { NextAction: 'Bye', ...errors('Bye', 'NoMatchingError', 'QueueAtCapacity') },
      ),
      bye,
    ),
    'QueueId',
  ],
  [
    'targets a queue and an agent at once',
    'CONTACT_FLOW',
    flow(
      block(
        'A',
        'UpdateContactTargetQueue',
        { QueueId: 'q', AgentId: 'a' },
        { NextAction: 'Bye', ...errors('Bye', 'NoMatchingError') },
      ),
      bye,
    ),
    'exactly one of QueueId and AgentId',
  ],
  [
    'chooses a target in a customer-queue flow',
    'CUSTOMER_QUEUE',
    flow(
      block(
        'A',
        'UpdateContactTargetQueue',
        { QueueId: 'q' },
        { NextAction: 'Done', ...errors('Done', 'NoMatchingError') },
      ),
      done,
    ),
    'not allowed in a flow of type CUSTOMER_QUEUE',
  ],
  [
    'moves between queues in an inbound flow',
    'CONTACT_FLOW',
    flow(
      block(
        'A',
        'DequeueContactAndTransferToQueue',
        { QueueId: 'q' },
        { ...errors('Bye', 'NoMatchingError', 'QueueAtCapacity') },
      ),
      bye,
    ),
    'not allowed in a flow of type CONTACT_FLOW',
  ],
  [
    'loops prompts in an inbound flow',
    'CONTACT_FLOW',
    flow(block('A', 'MessageParticipantIteratively', { Messages: [{ Text: 'x' }] }, {})),
    'not allowed in a flow of type CONTACT_FLOW',
  ],
  [
    'raises the priority in a customer-queue flow',
    'CUSTOMER_QUEUE',
    flow(block('A', 'UpdateContactRoutingBehavior', { QueuePriority: 1 }, { NextAction: 'Done' }), done),
    'not allowed in a flow of type CUSTOMER_QUEUE',
  ],
  [
    'ends the flow in an inbound flow',
    'CONTACT_FLOW',
    flow(block('A', 'EndFlowExecution', {}, {})),
    'not allowed in a flow of type CONTACT_FLOW',
  ],
  [
    'speaks in a hold flow',
    'CUSTOMER_HOLD',
    flow(block('A', 'MessageParticipant', { Text: 'x' }, { NextAction: 'A' })),
    'not allowed in a flow of type CUSTOMER_HOLD',
  ],
  [
    'sets priority 0',
    'CONTACT_FLOW',
    flow(block('A', 'UpdateContactRoutingBehavior', { QueuePriority: '0' }, { NextAction: 'Bye' }), bye),
    'QueuePriority',
  ],
  [
    'says text and SSML at once',
    'CONTACT_FLOW',
    flow(block('A', 'MessageParticipant', { Text: 'x', SSML: '<speak/>' }, { NextAction: 'Bye' }), bye),
    'exactly one of Text, SSML, PromptId and Media',
  ],
  [
    'waits for a Lambda function longer than 8 seconds',
    'CONTACT_FLOW',
    flow(
      block(
        'A',
        'InvokeLambdaFunction',
        { LambdaFunctionARN: 'arn:aws:lambda:eu-west-2:1:function:f', InvocationTimeLimitSeconds: '9' },
        { NextAction: 'Bye', ...errors('Bye', 'NoMatchingError') },
      ),
      bye,
    ),
    'InvocationTimeLimitSeconds',
  ],
  [
    'still has a placeholder for the Lambda function',
    'CONTACT_FLOW',
    flow(
      block(
        'A',
        'InvokeLambdaFunction',
        { LambdaFunctionARN: '${' + 'Function}', InvocationTimeLimitSeconds: 8 },
        { NextAction: 'Bye', ...errors('Bye', 'NoMatchingError') },
      ),
      bye,
    ),
    'LambdaFunctionARN',
  ],
  [
    'compares something that is no path',
    'CONTACT_FLOW',
    flow(block('A', 'Compare', { ComparisonValue: 'x' }, { ...errors('Bye', 'NoMatchingCondition') }), bye),
    'must be one JSONPath',
  ],
  [
    'compares with an unknown operator',
    'CONTACT_FLOW',
    flow(
      block(
        'A',
        'Compare',
        { ComparisonValue: '$.Attributes.x' },
        { ...errors('Bye', 'NoMatchingCondition'), Conditions: [condition('Resembles', 'y', 'Bye')] },
      ),
      bye,
    ),
    'no condition Resembles',
  ],
  [
    'forgets what happens outside office hours',
    'CONTACT_FLOW',
    flow(
      block(
        'A',
        'CheckHoursOfOperation',
        {},
        { ...errors('Bye', 'NoMatchingError'), Conditions: [condition('Equals', 'True', 'Bye')] },
      ),
      bye,
    ),
    'condition False is missing',
  ],
  [
    'sets two event hooks at once',
    'CONTACT_FLOW',
    flow(
      block(
        'A',
        'UpdateContactEventHooks',
        { EventHooks: { CustomerQueue: 'f', AgentWhisper: 'f' } },
        { NextAction: 'Bye', ...errors('Bye', 'NoMatchingError') },
      ),
      bye,
    ),
    'exactly one event hook',
  ],
  [
    'hooks a flow that does not exist',
    'CONTACT_FLOW',
    flow(
      block(
        'A',
        'UpdateContactEventHooks',
        { EventHooks: { CustomerQueue: 'gone' } },
        { NextAction: 'Bye', ...errors('Bye', 'NoMatchingError') },
      ),
      bye,
    ),
    'there is no flow gone',
  ],
  [
    'is interrupted by something else than MessagesInterrupted',
    'CUSTOMER_QUEUE',
    flow(
      block(
        'A',
        'MessageParticipantIteratively',
        { Messages: [{ Text: 'x' }] },
        { Conditions: [condition('Equals', 'Bored', 'Done')] },
      ),
      done,
    ),
    'the only operand is MessagesInterrupted',
  ],
];

describe('a flow is refused that', () => {
  test.each(wrong)('%s', (_what, type, content, problem) => {
    expect(problemsOf(type, content).join('\n')).toContain(problem);
  });

  test('has more than 250 actions', () => {
    const many = (count: number) =>
      flow(
        ...Array.from({ length: count }, (_, index) =>
          block(index === 0 ? 'A' : `B${index}`, 'DisconnectParticipant', {}, {}),
        ),
      );
    expect(problemsOf('CONTACT_FLOW', many(250))).toEqual([]);
    expect(problemsOf('CONTACT_FLOW', many(251)).join()).toContain('Actions');
  });

  test('has the name of another flow', () => {
    const both = flows();
    both.add({ name: 'Flow', type: 'CONTACT_FLOW', content: greetAndQueue() });
    expect(() => both.add({ name: 'Flow', type: 'CONTACT_FLOW', content: greetAndQueue() })).toThrow(
      'exists already',
    );
  });
});

test('every problem is named at once', () => {
  const content = flow(
    block('A', 'SingASong', {}, {}),
    block('B', 'MessageParticipant', {}, { NextAction: 'C' }),
  );
  expect(problemsOf('CONTACT_FLOW', content)).toHaveLength(3);
});

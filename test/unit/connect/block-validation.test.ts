/** What CreateContactFlow refuses in single blocks. */
import { describe, expect, test } from 'vitest';
import { bye, condition, done, flow, problemsOf } from './flow-problems.ts';
import { block, errors } from './small-centre.ts';

const wrong: readonly [string, string, string, string][] = [
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
    'compares without a next action',
    'CONTACT_FLOW',
    flow(
      block('A', 'Compare', { ComparisonValue: '$.Attributes.x' }, errors('Bye', 'NoMatchingCondition')),
      bye,
    ),
    'NextAction is missing',
  ],
  [
    'goes on to another flow out of a queue',
    'CUSTOMER_QUEUE',
    flow(block('A', 'TransferToFlow', { ContactFlowId: 'f' }, errors('Done', 'NoMatchingError')), done),
    'TransferToFlow is not allowed in a flow of type CUSTOMER_QUEUE',
  ],
  [
    'hangs up while it whispers to the agent',
    'AGENT_WHISPER',
    flow(block('A', 'DisconnectParticipant', {}, {})),
    'DisconnectParticipant is not allowed in a flow of type AGENT_WHISPER',
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
});

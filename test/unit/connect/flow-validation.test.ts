/** What CreateContactFlow refuses in any flow, and that it names everything that is wrong. */
import { describe, expect, test } from 'vitest';
import { bye, flow, flows, problemsOf } from './flow-problems.ts';
import { block, errors, greetAndQueue, instanceArn } from './small-centre.ts';

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

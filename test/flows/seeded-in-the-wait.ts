/** The waiting flow, broken in one way for each rule that only waiting has. */
import {
  attributes,
  changed,
  error,
  parameters,
  prompts,
  type Seeded,
  transitions,
  waiting,
  when,
} from './changed-flow.ts';

export const ofTheWait: readonly Seeded[] = [
  [
    'nine seconds for a function, one too many',
    parameters(
      'FreeHolder',
      { LambdaFunctionARN: `\${FreeAgentFunctionArn}`, InvocationTimeLimitSeconds: '9' },
      waiting,
    ),
    'InvocationTimeLimitSeconds is "9"',
  ],
  ['a message without words', parameters('Wait20InEnglish', prompts([{}]), waiting), 'Messages is [{}]'],
  ['no message at all', parameters('Wait20InEnglish', prompts([]), waiting), 'Messages is []'],
  [
    'a wait as long as the contact says, which is not known to work',
    parameters(
      'Wait20InEnglish',
      { Messages: [{ Text: 'x' }], InterruptFrequencySeconds: '$.Attributes.rejoinHolderSeconds' },
      waiting,
    ),
    'InterruptFrequencySeconds is',
  ],
  [
    'a wait that is interrupted by something unheard of',
    transitions(
      'Wait20InEnglish',
      { Errors: [error('Apologise')], Conditions: [when('Bored', 'Apologise')] },
      waiting,
    ),
    'the condition Equals Bored is refused',
  ],
  [
    'a call moved before any prompts were looped',
    transitions(
      'MovedOnAlready',
      { NextAction: 'MarkMovedOn', Errors: [error('MarkMovedOn', 'NoMatchingCondition')] },
      waiting,
    ),
    'MoveOn: no prompts are looped before the caller is moved',
  ],
  [
    'prompts looped right after a move that failed',
    transitions(
      'MoveOn',
      { NextAction: 'Leave', Errors: [error('WaitInSilence'), error('WaitInSilence', 'QueueAtCapacity')] },
      waiting,
    ),
    'MoveOn: prompts cannot be looped right after it',
  ],
  [
    'a caller who is put off again and again',
    transitions(
      'WasMovingOn',
      { NextAction: 'WaitOnceMore', Errors: [error('WaitOnceMore', 'NoMatchingCondition')] },
      waiting,
    ),
    'WaitOnceMore: the caller comes here again and again',
  ],
  [
    'a priority raised in the queue, where it comes too late',
    changed(waiting, 'MarkMovedOn', {
      Type: 'UpdateContactRoutingBehavior',
      Parameters: { QueuePriority: '1' },
    }),
    'UpdateContactRoutingBehavior is not allowed in a CUSTOMER_QUEUE flow',
  ],
  [
    'an answer that is not used',
    parameters('WillHolderCome', { ComparisonValue: '$.Attributes.rejoinFallback' }, waiting),
    'The answer holder is not used',
  ],
  [
    'an attribute that it should write',
    parameters('MarkMovedOn', attributes({}), waiting),
    'The attribute rejoinFallback is not written',
  ],
];

/** The callback flow, broken in one way for each rule of the lint. */
import {
  attributes,
  callback,
  changed,
  error,
  parameters,
  type Seeded,
  transitions,
  unreached,
  when,
} from './changed-flow.ts';

const queueAndAgent = { QueueId: '$.Attributes.rejoinQueueId', AgentId: '$.Attributes.rejoinHolderId' };
const hooks = { CustomerQueue: 'arn:aws:connect:1', CustomerHold: 'arn:aws:connect:2' };
const hours = { NextAction: 'NoteOpen', Errors: [error('NoteOpen')] };

export const ofTheCallback: readonly Seeded[] = [
  ['another version', { ...callback, Version: '2020-01-01' }, 'The version is 2020-01-01'],
  ['a start that is no action', { ...callback, StartAction: 'Begin' }, 'starts with Begin'],
  [
    'two actions of one name',
    { ...callback, Actions: [...callback.Actions, ...callback.Actions.slice(-1)] },
    'HangUp: is there more than once',
  ],
  [
    '251 actions',
    { ...callback, Actions: [...callback.Actions, ...unreached(251 - callback.Actions.length)] },
    'There are 251 actions',
  ],
  ['a name with a colon', changed(callback, 'Log', { Identifier: 'Log: on' }), '"Log: on" is no identifier'],
  [
    'a name of 51 characters',
    changed(callback, 'Log', { Identifier: 'L'.repeat(51) }),
    `"${'L'.repeat(51)}" is no identifier`,
  ],
  [
    'a position without an action',
    changed(callback, 'Log', { Identifier: 'Log2' }),
    'Log: has a position but',
  ],
  ['a branch to nowhere', transitions('Log', { NextAction: 'Nowhere' }), 'leads to Nowhere'],
  [
    'an action that nothing leads to',
    transitions('Log', { NextAction: 'GoFirst' }),
    'GreetInSpanish: cannot be reached',
  ],
  [
    'an action of a queue flow',
    changed(callback, 'HangUp', { Type: 'EndFlowExecution' }),
    'not allowed in a CONTACT_FLOW flow',
  ],
  ['an unknown action', changed(callback, 'Log', { Type: 'Teleport' }), 'the type Teleport is not known'],
  ['a queue passed to the transfer', parameters('QueueForHolder', { QueueId: 'q' }), 'QueueId is refused'],
  [
    'no error branch',
    transitions('ChooseHolder', { NextAction: 'QueueForHolder' }),
    'NoMatchingError is missing',
  ],
  [
    'no branch for a full queue',
    transitions('QueueForHolder', { NextAction: 'HangUp', Errors: [error('CanOthersHelp')] }),
    'QueueAtCapacity is missing',
  ],
  [
    'a branch the action does not have',
    transitions('Log', { NextAction: 'ForgetEarlierCalls', Errors: [error('ForgetEarlierCalls')] }),
    'the error branch NoMatchingError is refused',
  ],
  [
    'a comparison without a next action',
    transitions('CanOthersHelp', { Errors: [error('Apologise', 'NoMatchingCondition')] }),
    'NextAction is missing',
  ],
  ['queue and agent at once', parameters('ChooseHolder', queueAndAgent), 'exactly one of QueueId, AgentId'],
  ['neither queue nor agent', parameters('ChooseHolder', {}), 'exactly one of QueueId, AgentId'],
  [
    'a path inside a text where only a whole one may stand',
    parameters('ChooseHolder', { AgentId: 'user $.Attributes.rejoinHolderId' }),
    'AgentId is',
  ],
  [
    'a priority from the contact',
    parameters('GoFirst', { QueuePriority: '$.Attributes.x' }),
    'QueuePriority is',
  ],
  ['priority 0', parameters('GoFirst', { QueuePriority: '0' }), 'QueuePriority is'],
  ['a missing parameter', parameters('GoFirst', {}), 'the parameter QueuePriority is missing'],
  ['two hooks in one action', parameters('WaitOurWay', { EventHooks: hooks }), 'EventHooks is'],
  ['a voice that Polly does not have', parameters('SpeakEnglish', { TextToSpeechVoice: 'Hal' }), 'Hal'],
  ['a text of 3,001 characters', parameters('GreetInEnglish', { Text: 'x'.repeat(3_001) }), 'Text is'],
  ['an empty text', parameters('GreetInEnglish', { Text: ' ' }), 'Text is'],
  [
    'hours without the closed branch',
    transitions('IsOriginalQueueOpen', { ...hours, Conditions: [when('True', 'NoteOpen')] }),
    'the condition Equals False is missing',
  ],
  [
    'hours that ask for something else',
    transitions('IsOriginalQueueOpen', {
      ...hours,
      Conditions: [when('True', 'NoteOpen'), when('False', 'NoteOpen'), when('Perhaps', 'NoteOpen')],
    }),
    'the condition Equals Perhaps is refused',
  ],
  [
    'an unknown comparison',
    transitions('CanOthersHelp', {
      NextAction: 'Apologise',
      Errors: [error('Apologise', 'NoMatchingCondition')],
      Conditions: [when('open', 'MarkMovedOn', 'Resembles')],
    }),
    'the condition Resembles open is refused',
  ],
  [
    'a condition where there is none to ask',
    transitions('Log', { NextAction: 'ForgetEarlierCalls', Conditions: [when('x', 'HangUp')] }),
    'it takes no conditions',
  ],
  ['an end that goes on', transitions('HangUp', { NextAction: 'Log' }), 'nothing can follow the end'],
  [
    'a caller who never gets out',
    transitions('Log', { NextAction: 'Log' }),
    'Log: the caller never gets out of here',
  ],
  [
    'a flow that goes round without a pause',
    transitions('GoFirst', { NextAction: 'ChooseLanguage' }),
    'GoFirst: comes back to itself without a pause',
  ],
  [
    'an unknown placeholder',
    parameters('WaitOurWay', { EventHooks: { CustomerQueue: `\${Other}` } }),
    'Nobody fills the placeholder Other',
  ],
  [
    'a placeholder that is not used',
    parameters('WaitOurWay', { EventHooks: { CustomerQueue: 'arn:aws:connect:1' } }),
    'The placeholder CallbackQueueFlowArn is not used',
  ],
  [
    'an attribute nobody sets',
    parameters('ChooseLanguage', { ComparisonValue: '$.Attributes.language' }),
    'Nobody sets the attribute language',
  ],
  [
    'an attribute that the manifest promises to read',
    parameters('ChooseHolder', { AgentId: '$.Attributes.rejoinQueueId' }),
    'The attribute rejoinHolderId is not read',
  ],
  [
    'an attribute written behind the manifest’s back',
    parameters('NoteOpen', attributes({ surprise: 'yes' })),
    'The manifest does not say that it writes surprise',
  ],
  [
    'an answer of a function that this flow does not ask',
    parameters('ChooseHolder', { AgentId: '$.External.holderId' }),
    'No function answers holderId',
  ],
];

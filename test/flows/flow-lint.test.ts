import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Action, type Flow, lintFlow } from './flow-lint.ts';

const read = (file: string): Flow =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../contact-flows', file), 'utf8'));

/** Set by the dialler, but for `rejoinMovedOn`, which the flows set themselves. */
const attributes = ['rejoinGreeting', 'rejoinHolderId', 'rejoinQueueId', 'rejoinMovedOn'];
const callback = { type: 'CONTACT_FLOW', placeholders: ['CallbackQueueFlowArn'], attributes } as const;
const waiting = { type: 'CUSTOMER_QUEUE', placeholders: ['FreeAgentFunctionArn'], attributes } as const;

/** The callback flow with one action changed. */
const withAction = (id: string, change: (action: Action) => Action): Flow => {
  const flow = read('callback.json');
  return {
    ...flow,
    Actions: flow.Actions.map((action) => (action.Identifier === id ? change(action) : action)),
  };
};
const withParameters = (id: string, Parameters: Action['Parameters']): Flow =>
  withAction(id, (action) => ({ ...action, Parameters }));
const withTransitions = (id: string, Transitions: Action['Transitions']): Flow =>
  withAction(id, (action) => ({ ...action, Transitions }));

const withType = (id: string, Type: string): Flow => withAction(id, (action) => ({ ...action, Type }));
const doubled = (): Flow => {
  const flow = read('callback.json');
  return { ...flow, Actions: [...flow.Actions, ...flow.Actions.slice(-1)] };
};

const both = { QueueId: '$.Attributes.rejoinQueueId', AgentId: '$.Attributes.rejoinHolderId' };
const hooks = { CustomerQueue: 'arn:aws:connect:1', CustomerHold: 'arn:aws:connect:2' };
const refused = { NextAction: 'Greet', Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'Greet' }] };

describe('the flows as they are deployed', () => {
  it('the callback flow has nothing that Amazon Connect would refuse', () => {
    expect(lintFlow(read('callback.json'), callback)).toEqual([]);
  });

  it('the waiting flow has nothing that Amazon Connect would refuse', () => {
    expect(lintFlow(read('callback-queue.json'), waiting)).toEqual([]);
  });
});

describe('what a caller meets', () => {
  const action = (file: string, id: string): Action => {
    const found = read(file).Actions.find(({ Identifier }) => Identifier === id);
    if (!found) throw new Error(`${file} has no action ${id}`);
    return found;
  };
  const branches = (file: string, id: string) =>
    Object.fromEntries(
      (action(file, id).Transitions.Errors ?? []).map((each) => [each.ErrorType, each.NextAction]),
    );

  it('a holder who cannot be queued for is replaced by the original queue', () => {
    expect(branches('callback.json', 'ChooseHolder')).toEqual({ NoMatchingError: 'MarkMovedOn' });
    expect(branches('callback.json', 'QueueForHolder')).toEqual({
      QueueAtCapacity: 'MarkMovedOn',
      NoMatchingError: 'MarkMovedOn',
    });
  });

  it('a call without an original queue ends with words, not with silence', () => {
    expect(branches('callback.json', 'ChooseOriginalQueue')).toEqual({ NoMatchingError: 'Apologise' });
    expect(branches('callback-queue.json', 'MoveOnAtLast').NoMatchingError).toBe('Apologise');
    expect(action('callback.json', 'Apologise').Transitions.NextAction).toBe('HangUp');
  });

  it('the holder is freed before anything is played', () => {
    const { StartAction } = read('callback-queue.json');
    expect(action('callback-queue.json', StartAction).Transitions.NextAction).toBe('FreeHolder');
  });

  it('a holder who was not freed is waited for all the same', () => {
    expect(branches('callback-queue.json', 'FreeHolder')).toEqual({ NoMatchingError: 'WaitForHolder' });
  });

  it('a caller who cannot be moved, for the holder may just be answering, waits once more', () => {
    expect(branches('callback-queue.json', 'MoveOn')).toEqual({
      QueueAtCapacity: 'WaitOnceMore',
      NoMatchingError: 'WaitOnceMore',
    });
  });

  it('a call that broke off after it had moved on starts anew: the mark comes along with its attributes', () => {
    const { Attributes } = action('callback.json', 'ForgetEarlierCalls').Parameters;
    expect(Attributes).toEqual({ rejoinMovedOn: 'false' });
    expect(action('callback.json', 'Log').Transitions.NextAction).toBe('ForgetEarlierCalls');
  });

  it('a caller who moved on already is not moved a second time', () => {
    const reached = action('callback-queue.json', 'WaitForAnyone');
    expect(reached.Transitions.Conditions).toBeUndefined();
    expect(reached.Parameters).not.toHaveProperty('InterruptFrequencySeconds');
  });
});

describe('the lint finds what it is for', () => {
  const cases: readonly (readonly [string, Flow, string])[] = [
    ['another version', { ...read('callback.json'), Version: '2020-01-01' }, 'The version is 2020-01-01'],
    ['a start that is no action', { ...read('callback.json'), StartAction: 'Begin' }, 'starts with Begin'],
    ['two actions of one name', doubled(), 'HangUp: is there more than once'],
    ['a branch to nowhere', withTransitions('Log', { NextAction: 'Nowhere' }), 'leads to Nowhere'],
    [
      'an action that nothing leads to',
      withTransitions('Log', { NextAction: 'GoFirst' }),
      'Greet: cannot be reached',
    ],
    ['an action of a queue flow', withType('Log', 'EndFlowExecution'), 'not allowed in a CONTACT_FLOW flow'],
    ['an unknown action', withType('Log', 'Teleport'), 'the type Teleport is not known'],
    [
      'a queue passed to the transfer',
      withParameters('QueueForHolder', { QueueId: 'q' }),
      'QueueId is refused',
    ],
    [
      'no error branch',
      withTransitions('ChooseHolder', { NextAction: 'HangUp' }),
      'NoMatchingError is missing',
    ],
    ['queue and agent at once', withParameters('ChooseHolder', both), 'exactly one of QueueId, AgentId'],
    ['neither queue nor agent', withParameters('ChooseHolder', {}), 'exactly one of QueueId, AgentId'],
    [
      'a path inside a text',
      withParameters('ChooseHolder', { AgentId: 'user $.Attributes.rejoinHolderId' }),
      'AgentId is',
    ],
    [
      'a priority from the contact',
      withParameters('GoFirst', { QueuePriority: '$.Attributes.x' }),
      'QueuePriority is',
    ],
    ['priority 0', withParameters('GoFirst', { QueuePriority: '0' }), 'QueuePriority is'],
    ['a missing parameter', withParameters('GoFirst', {}), 'the parameter QueuePriority is missing'],
    ['two hooks in one action', withParameters('WaitOurWay', { EventHooks: hooks }), 'EventHooks is'],
    ['an end that goes on', withTransitions('HangUp', { NextAction: 'Log' }), 'nothing can follow the end'],
    [
      'a caller going round',
      withTransitions('Log', { NextAction: 'Log' }),
      'Log: the caller never gets out of here',
    ],
    [
      'a branch the action does not have',
      withTransitions('Log', refused),
      'the error branch NoMatchingError is refused',
    ],
    [
      'an unknown placeholder',
      withParameters('WaitOurWay', { EventHooks: { CustomerQueue: `\${Other}` } }),
      'Nobody fills the placeholder Other',
    ],
    [
      'an attribute nobody sets',
      withParameters('Greet', { Text: '$.Attributes.greeting' }),
      'Nobody sets the attribute greeting',
    ],
  ];

  it.each(cases)('%s', (_violation, flow, problem) => {
    expect(lintFlow(flow, callback)).toContainEqual(expect.stringContaining(problem));
  });

  it('a limit of nine seconds for a function, which is one too many', () => {
    const flow = read('callback-queue.json');
    const Actions = flow.Actions.map((action) =>
      action.Type === 'InvokeLambdaFunction'
        ? { ...action, Parameters: { ...action.Parameters, InvocationTimeLimitSeconds: '9' } }
        : action,
    );
    expect(lintFlow({ ...flow, Actions }, waiting)).toEqual([
      expect.stringContaining('InvocationTimeLimitSeconds is'),
    ]);
  });
});

/** A flow with one thing changed, to seed a violation of a rule. */
import { type Action, type Flow, flowIn } from './flow-document.ts';

/** What was done, the flow, the problem that the lint must find in it. */
export type Seeded = readonly [string, Flow, string];

export const callback = flowIn('callback.json');
export const waiting = flowIn('callback-queue.json');

type Change = Partial<Pick<Action, 'Identifier' | 'Type' | 'Parameters' | 'Transitions'>>;

export const changed = (flow: Flow, id: string, change: Change): Flow => ({
  ...flow,
  Actions: flow.Actions.map((action) => (action.Identifier === id ? { ...action, ...change } : action)),
});
export const parameters = (id: string, Parameters: Action['Parameters'], flow = callback): Flow =>
  changed(flow, id, { Parameters });
export const transitions = (id: string, Transitions: Action['Transitions'], flow = callback): Flow =>
  changed(flow, id, { Transitions });

export const error = (NextAction: string, ErrorType = 'NoMatchingError') => ({ ErrorType, NextAction });
export const when = (operand: string, NextAction: string, Operator = 'Equals') => ({
  NextAction,
  Condition: { Operator, Operands: [operand] },
});
export const unreached = (count: number): Action[] =>
  Array.from({ length: count }, (_one, index) => ({
    Identifier: `More ${index}`,
    Type: 'DisconnectParticipant',
    Parameters: {},
    Transitions: {},
  }));

export const prompts = (Messages: unknown) => ({ Messages, InterruptFrequencySeconds: '20' });
export const attributes = (set: Readonly<Record<string, string>>) => ({
  Attributes: set,
  TargetContact: 'Current',
});

import { Flows } from '../../../local/connect/flow/flows.ts';
import { InvalidFlow } from '../../../local/connect/flow/invalid-flow.ts';
import { instanceOf } from '../../../local/connect/instance.ts';
import { block, instanceArn } from './small-centre.ts';

export const flows = (): Flows => {
  let ids = 0;
  return new Flows(instanceOf(instanceArn), () => `flow-${++ids}`);
};

export const flow = (...actions: unknown[]): string =>
  JSON.stringify({ Version: '2019-10-30', StartAction: 'A', Actions: actions });

export const bye = block('Bye', 'DisconnectParticipant', {}, {});
export const done = block('Done', 'EndFlowExecution', {}, {});

export const problemsOf = (type: string, content: string): readonly string[] => {
  try {
    flows().add({ name: 'Flow', type, content });
    return [];
  } catch (error) {
    if (error instanceof InvalidFlow) return error.problems.map(({ message }) => message);
    throw error;
  }
};

export const condition = (Operator: string, operand: string, NextAction: string): unknown => ({
  NextAction,
  Condition: { Operator, Operands: [operand] },
});

/** Runs a flow block by block for one contact. */
import type { ActionKind, FlowContact, Way } from './action-kind.ts';
import { actionTable } from './action-table.ts';
import type { Action, Condition, FlowDocument } from './document.ts';

/** assumed: Amazon Connect ends a flow that goes round without pause; the documentation gives no number. */
const mostSteps = 1_000;

const tests: Readonly<Record<string, (value: string, operand: string) => boolean>> = {
  Equals: (value, operand) => value === operand,
  TextStartsWith: (value, operand) => value.startsWith(operand),
  TextEndsWith: (value, operand) => value.endsWith(operand),
  TextContains: (value, operand) => value.includes(operand),
  NumberGreaterThan: (value, operand) => Number(value) > Number(operand),
  NumberGreaterOrEqualTo: (value, operand) => Number(value) >= Number(operand),
  NumberLessThan: (value, operand) => Number(value) < Number(operand),
  NumberLessOrEqualTo: (value, operand) => Number(value) <= Number(operand),
};

const holds = ({ operator, operands }: Condition, value: string): boolean =>
  tests[operator]?.(value, operands[0] ?? '') ?? false;

export interface Step {
  /** As the coverage names it: `next`, `end`, `error NoMatchingError`, `condition Equals True`. */
  readonly branch: string;
  readonly to: string | undefined;
  readonly goesOn: 'there' | 'ends' | 'resumes';
}

const stepTo = (branch: string, to: string | undefined): Step => ({ branch, to, goesOn: 'there' });

const errorStep = (action: Action, type: string): Step => stepTo(`error ${type}`, action.errors.get(type));

const resultStep = (action: Action, { value, orElse }: Extract<Way, { kind: 'result' }>): Step => {
  const condition = action.conditions.find((candidate) => holds(candidate, value));
  if (condition !== undefined) {
    return stepTo(`condition ${condition.operator} ${condition.operands.join()}`, condition.next);
  }
  return orElse === 'next' ? stepTo('next', action.next) : errorStep(action, orElse);
};

const stepAfter = (action: Action, way: Way): Step => {
  switch (way.kind) {
    case 'end':
      return { branch: 'end', to: undefined, goesOn: 'ends' };
    case 'resume':
      return { branch: 'end', to: undefined, goesOn: 'resumes' };
    case 'next':
      return stepTo('next', action.next);
    case 'error':
      return errorStep(action, way.type);
    case 'result':
      return resultStep(action, way);
  }
};

export interface Run {
  readonly flow: FlowDocument;
  readonly contact: FlowContact;
  stopped(): boolean;
  took(actionId: string, branch: string): void;
  /** What goes wrong inside Amazon Connect: the type of error that this action ends with, whatever it would do. */
  fault?(action: Action): string | undefined;
}

/** `fell-off`: a way is missing (an error without a branch), or the flow goes round for ever. */
export type FlowEnd = 'ended' | 'fell-off';

const wayOutOf = async (run: Run, action: Action, kind: ActionKind): Promise<Way> => {
  const fault = run.fault?.(action);
  return fault === undefined ? await kind.run(action, run.contact) : { kind: 'error', type: fault };
};

/** Takes one action; undefined where there is none that can be run. */
const walk = async (run: Run, action: Action | undefined): Promise<Step | undefined> => {
  const kind = action && actionTable.get(action.type);
  if (action === undefined || kind === undefined) return undefined;
  const way = await wayOutOf(run, action, kind);
  const taken = stepAfter(action, way);
  run.took(action.id, taken.branch);
  return taken;
};

const wasInterrupted = (action: Action | undefined, { branch }: Step): boolean =>
  action?.type === 'MessageParticipantIteratively' && branch.startsWith('condition ');

/** Runs the flow to its end, or until it is stopped. */
export const runFlow = async (run: Run): Promise<FlowEnd> => {
  let at: string | undefined = run.flow.start;
  let interrupted: string | undefined;
  for (let steps = 0; steps < mostSteps && !run.stopped(); steps += 1) {
    const action: Action | undefined = run.flow.actions.get(at ?? '');
    const step = await walk(run, action);
    if (step === undefined) return 'fell-off';
    if (wasInterrupted(action, step)) interrupted = at;
    at = step.goesOn === 'resumes' ? interrupted : step.to;
    if (step.goesOn !== 'there' && at === undefined) return 'ended';
  }
  return run.stopped() ? 'ended' : 'fell-off';
};

/** Runs a flow block by block for one contact. */
import type { FlowContact, Way } from './action-kind.ts';
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
}

const errorStep = (action: Action, type: string): Step => ({
  branch: `error ${type}`,
  to: action.errors.get(type),
});

const stepAfter = (action: Action, way: Way): Step => {
  if (way.kind === 'end') return { branch: 'end', to: undefined };
  if (way.kind === 'next') return { branch: 'next', to: action.next };
  if (way.kind === 'error') return errorStep(action, way.type);
  const condition = action.conditions.find((candidate) => holds(candidate, way.value));
  if (condition !== undefined) {
    return { branch: `condition ${condition.operator} ${condition.operands.join()}`, to: condition.next };
  }
  return way.orElse === 'next' ? { branch: 'next', to: action.next } : errorStep(action, way.orElse);
};

export interface Run {
  readonly flow: FlowDocument;
  readonly contact: FlowContact;
  stopped(): boolean;
  took(actionId: string, branch: string): void;
}

/**
 * @returns `ended` after a block that ends the flow or when stopped, `fell-off` where a way is missing
 * (an error without a branch) or the flow goes round for ever
 */
export const runFlow = async (run: Run): Promise<'ended' | 'fell-off'> => {
  let at: string | undefined = run.flow.start;
  for (let steps = 0; steps < mostSteps; steps += 1) {
    if (run.stopped()) return 'ended';
    const action: Action | undefined = at === undefined ? undefined : run.flow.actions.get(at);
    const kind = action && actionTable.get(action.type);
    if (action === undefined || kind === undefined) return 'fell-off';
    const way: Way = await kind.run(action, run.contact);
    const step = stepAfter(action, way);
    run.took(action.id, step.branch);
    if (way.kind === 'end') return 'ended';
    at = step.to;
  }
  return 'fell-off';
};

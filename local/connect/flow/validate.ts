/** What CreateContactFlow refuses (documented per block; where the documentation is silent, assumed strict). */
import type { ActionKind } from './action-kind.ts';
import { actionTable } from './action-table.ts';
import type { Action, FlowDocument, FlowType } from './document.ts';
import { InvalidFlow } from './invalid-flow.ts';

const targetsOf = (action: Action): readonly string[] => [
  ...(action.next === undefined ? [] : [action.next]),
  ...action.errors.values(),
  ...action.conditions.map((condition) => condition.next),
];

const nextProblems = (action: Action, kind: ActionKind): readonly string[] => {
  if (kind.nextAction === 'required' && action.next === undefined) return ['NextAction is missing'];
  if (kind.nextAction === 'never' && targetsOf(action).length > 0)
    return ['nothing may follow: Transitions must be {}'];
  return [];
};

const errorProblems = (action: Action, kind: ActionKind): readonly string[] => {
  const allowed = [...kind.requiredErrors, ...kind.optionalErrors];
  const missing = kind.requiredErrors.filter((type) => !action.errors.has(type));
  const surplus = [...action.errors.keys()].filter((type) => !allowed.includes(type));
  return [
    ...missing.map((type) => `the error branch ${type} is missing`),
    ...surplus.map((type) => `there is no error branch ${type}; allowed: ${allowed.join(', ') || 'none'}`),
  ];
};

const conditionProblems = (action: Action, kind: ActionKind): readonly string[] =>
  action.conditions.flatMap(({ operator, operands }) => [
    ...(kind.operators.includes(operator)
      ? []
      : [`there is no condition ${operator}; allowed: ${kind.operators.join(', ') || 'none'}`]),
    ...(operands.length === 1 ? [] : [`a condition has one operand, not ${operands.length}`]),
  ]);

const problemsOf = (action: Action, flow: FlowDocument, type: FlowType): readonly string[] => {
  const kind = actionTable.get(action.type);
  if (kind === undefined)
    return [`the type ${action.type} is unknown; known: ${[...actionTable.keys()].join(', ')}`];
  const dangling = targetsOf(action).filter((id) => !flow.actions.has(id));
  return [
    ...(kind.legalIn.includes(type) ? [] : [`${action.type} is not allowed in a flow of type ${type}`]),
    ...kind.problems(action),
    ...nextProblems(action, kind),
    ...errorProblems(action, kind),
    ...conditionProblems(action, kind),
    ...dangling.map((id) => `leads to "${id}", which does not exist`),
  ];
};

/** @throws InvalidFlow with every problem found */
export const validateFlow = (flow: FlowDocument, type: FlowType): void => {
  const start = flow.actions.has(flow.start) ? [] : [`StartAction "${flow.start}" does not exist`];
  const inActions = [...flow.actions.values()].flatMap((action) =>
    problemsOf(action, flow, type).map((problem) => `action "${action.id}": ${problem}`),
  );
  const problems = [...start, ...inActions];
  if (problems.length > 0) throw new InvalidFlow(problems);
};

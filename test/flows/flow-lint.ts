/** Finds in a flow what Amazon Connect would refuse at deployment, and branches that lead a caller nowhere. */
import { type ActionRule, actionRules, type FlowType } from './action-rules.ts';

export interface Branch {
  readonly ErrorType: string;
  readonly NextAction: string;
}

export interface Condition {
  readonly NextAction: string;
  readonly Condition: { readonly Operator: string; readonly Operands: readonly string[] };
}

export interface Action {
  readonly Identifier: string;
  readonly Type: string;
  readonly Parameters: Readonly<Record<string, unknown>>;
  readonly Transitions: {
    readonly NextAction?: string;
    readonly Errors?: readonly Branch[];
    readonly Conditions?: readonly Condition[];
  };
}

export interface Flow {
  readonly Version: string;
  readonly StartAction: string;
  readonly Metadata?: { readonly ActionMetadata?: Readonly<Record<string, unknown>> };
  readonly Actions: readonly Action[];
}

export interface Expectation {
  readonly type: FlowType;
  /** The placeholders that the stack fills, without `${` and `}`. */
  readonly placeholders: readonly string[];
  /** The contact attributes that somebody sets. */
  readonly attributes: readonly string[];
}

/** Every problem as a sentence that names the action; empty when the flow is fine. */
export const lintFlow = (flow: Flow, expected: Expectation): string[] => [
  ...documentProblems(flow),
  ...flow.Actions.flatMap((action) => actionProblems(action, expected.type)),
  ...targetProblems(flow),
  ...reachProblems(flow),
  ...nameProblems(flow, expected),
];

const documentProblems = ({ Version, Actions, Metadata }: Flow): string[] => {
  const identifiers = Actions.map((action) => action.Identifier);
  const positions = Object.keys(Metadata?.ActionMetadata ?? {});
  return [
    ...(Version === '2019-10-30' ? [] : [`The version is ${Version}; it must be 2019-10-30`]),
    ...(Actions.length <= 250 ? [] : [`There are ${Actions.length} actions; at most 250 are allowed`]),
    ...identifiers
      .filter((id, index) => identifiers.indexOf(id) !== index)
      .map((id) => `${id}: is there more than once`),
    ...positions
      .filter((id) => !identifiers.includes(id))
      .map((id) => `${id}: has a position but is no action`),
  ];
};

const actionProblems = (action: Action, type: FlowType): string[] => {
  const rule = actionRules[action.Type];
  if (!rule) return [`${action.Identifier}: the type ${action.Type} is not known to this lint`];
  const problems = [
    ...(rule.flowTypes.includes(type) ? [] : [`${action.Type} is not allowed in a ${type} flow`]),
    ...parameterProblems(action, rule),
    ...transitionProblems(action, rule),
  ];
  return problems.map((problem) => `${action.Identifier}: ${problem}`);
};

const parameterProblems = ({ Parameters }: Action, rule: ActionRule): string[] => {
  const given = Object.keys(Parameters);
  const chosen = rule.oneOf?.filter((name) => given.includes(name)) ?? [];
  return [
    ...given.filter((name) => !rule.parameters[name]).map((name) => `the parameter ${name} is refused`),
    ...Object.entries(rule.parameters)
      .filter(([name, parameter]) => !given.includes(name) && !parameter.optional)
      .map(([name]) => `the parameter ${name} is missing`),
    ...Object.entries(rule.parameters)
      .filter(([name, parameter]) => given.includes(name) && !parameter.accepts(Parameters[name]))
      .map(([name, { allowed }]) => `${name} is ${JSON.stringify(Parameters[name])}; it must be ${allowed}`),
    ...(rule.oneOf && chosen.length !== 1 ? [`exactly one of ${rule.oneOf.join(', ')} must be there`] : []),
  ];
};

const transitionProblems = ({ Transitions }: Action, rule: ActionRule): string[] => {
  if (rule.next === 'ends')
    return Object.keys(Transitions).length === 0 ? [] : ['nothing can follow the end'];
  const branches = (Transitions.Errors ?? []).map(({ ErrorType }) => ErrorType);
  const missing = rule.errors.filter((type) => !branches.includes(type));
  return [
    ...(rule.next === 'must' && Transitions.NextAction === undefined ? ['NextAction is missing'] : []),
    ...missing.map((type) => `the error branch ${type} is missing`),
    ...branches
      .filter((type) => !rule.errors.includes(type))
      .map((type) => `the error branch ${type} is refused`),
    ...(Transitions.Conditions ?? []).flatMap((condition) => conditionProblems(condition, rule)),
  ];
};

const conditionProblems = ({ Condition: { Operator, Operands } }: Condition, rule: ActionRule): string[] => {
  if (!rule.conditions) return ['it takes no conditions'];
  const allowed = rule.conditions;
  const fits =
    Operands.length === 1 && Operands.every((one) => allowed === 'anything' || allowed.includes(one));
  return Operator === 'Equals' && fits ? [] : [`the condition ${Operator} ${Operands.join(' ')} is refused`];
};

const targetsOf = ({ Transitions: { NextAction, Errors = [], Conditions = [] } }: Action): string[] => [
  ...(NextAction === undefined ? [] : [NextAction]),
  ...[...Errors, ...Conditions].map((branch) => branch.NextAction),
];

const targetProblems = ({ StartAction, Actions }: Flow): string[] => {
  const known = new Set(Actions.map((action) => action.Identifier));
  return [
    ...(known.has(StartAction) ? [] : [`The flow starts with ${StartAction}, which is no action`]),
    ...Actions.flatMap((action) =>
      targetsOf(action)
        .filter((target) => !known.has(target))
        .map((target) => `${action.Identifier}: leads to ${target}, which is no action`),
    ),
  ];
};

const reachableFrom = (start: string, byId: ReadonlyMap<string, Action>): Set<string> => {
  const seen = new Set<string>();
  const waiting = [start];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const action = byId.get(id);
    if (!action || seen.has(id)) continue;
    seen.add(id);
    waiting.push(...targetsOf(action));
  }
  return seen;
};

const reachProblems = ({ StartAction, Actions }: Flow): string[] => {
  const byId = new Map(Actions.map((action) => [action.Identifier, action]));
  const reached = reachableFrom(StartAction, byId);
  const isEnd = (id: string): boolean => actionRules[byId.get(id)?.Type ?? '']?.next === 'ends';
  return [
    ...[...byId.keys()].filter((id) => !reached.has(id)).map((id) => `${id}: cannot be reached`),
    ...[...reached]
      .filter((id) => ![...reachableFrom(id, byId)].some(isEnd))
      .map((id) => `${id}: the caller never gets out of here`),
  ];
};

const nameProblems = (flow: Flow, { placeholders, attributes }: Expectation): string[] => {
  const text = JSON.stringify(flow.Actions);
  const used = [...text.matchAll(/\$\{(\w*)\}/g)].map(([, name = '']) => name);
  const read = [...text.matchAll(/\$\.Attributes\.([\w-]+)/g)].map(([, name = '']) => name);
  return [
    ...used
      .filter((name) => !placeholders.includes(name))
      .map((name) => `Nobody fills the placeholder ${name}`),
    ...placeholders
      .filter((name) => !used.includes(name))
      .map((name) => `The placeholder ${name} is not used`),
    ...read.filter((name) => !attributes.includes(name)).map((name) => `Nobody sets the attribute ${name}`),
  ];
};

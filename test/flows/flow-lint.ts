/** Finds in a flow what Amazon Connect would refuse at deployment, and branches that lead a caller nowhere. */
import { type ActionRule, actionRules } from './action-rules.ts';
import {
  type Action,
  type Condition,
  type Flow,
  type FlowType,
  type Surroundings,
  targetsOf,
} from './flow-document.ts';
import { pathProblems } from './flow-paths.ts';

/** Every problem as a sentence that names the action; empty when the flow is fine. */
export const lintFlow = (flow: Flow, around: Surroundings): string[] => [
  ...documentProblems(flow),
  ...flow.Actions.flatMap((action) => actionProblems(action, around.type)),
  ...targetProblems(flow),
  ...pathProblems(flow),
  ...nameProblems(flow, around),
];

/** Up to 50 characters, some excluded, and no name that every object has (flow language, "Identifier"). */
const isIdentifier = (id: string): boolean =>
  id.length > 0 && id.length <= 50 && !/[%:(\\/)=$,;[\]{}]/.test(id) && !(id in Object.prototype);

const documentProblems = ({ Version, Actions, Metadata }: Flow): string[] => {
  const identifiers = Actions.map((action) => action.Identifier);
  const positions = Object.keys(Metadata?.ActionMetadata ?? {});
  return [
    ...(Version === '2019-10-30' ? [] : [`The version is ${Version}; it must be 2019-10-30`]),
    ...(Actions.length <= 250 ? [] : [`There are ${Actions.length} actions; at most 250 are allowed`]),
    ...identifiers
      .filter((id, index) => identifiers.indexOf(id) !== index)
      .map((id) => `${id}: is there more than once`),
    ...identifiers.filter((id) => !isIdentifier(id)).map((id) => `"${id}" is no identifier`),
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
    ...conditionProblems(Transitions.Conditions ?? [], rule),
  ];
};

/** Comparisons that a condition may make (flow language, "Actions", Condition). */
const operators = [
  ...['Equals', 'TextStartsWith', 'TextEndsWith', 'TextContains', 'NumberGreaterThan'],
  ...['NumberGreaterOrEqualTo', 'NumberLessThan', 'NumberLessOrEqualTo'],
];

const conditionProblems = (conditions: readonly Condition[], rule: ActionRule): string[] => {
  if (!rule.conditions) return conditions.length === 0 ? [] : ['it takes no conditions'];
  const allowed = rule.conditions;
  const written = conditions.map(
    ({ Condition: { Operator, Operands } }) => `${Operator} ${Operands.join(' ')}`,
  );
  if (allowed === 'anything') {
    return conditions
      .filter(
        ({ Condition: { Operator, Operands } }) => !operators.includes(Operator) || Operands.length !== 1,
      )
      .map((_one, index) => `the condition ${written[index]} is refused`);
  }
  const wanted = allowed.each.map((operand) => `Equals ${operand}`);
  return [
    ...without(written, wanted).map((one) => `the condition ${one} is refused`),
    ...(conditions.length === 0 && rule.next === 'may' ? [] : without(wanted, written)).map(
      (one) => `the condition ${one} is missing`,
    ),
  ];
};

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

const namesIn = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map(([, name = '']) => name)),
];

const without = (names: readonly string[], known: readonly string[]): string[] =>
  names.filter((name) => !known.includes(name));

const writtenBy = ({ Type, Parameters }: Action): string[] =>
  Type === 'UpdateContactAttributes' ? Object.keys(Parameters.Attributes ?? {}) : [];

const nameProblems = (
  { Actions }: Flow,
  { placeholders, reads, writes, answers }: Surroundings,
): string[] => {
  const text = JSON.stringify(Actions);
  const filled = namesIn(text, /\$\{(\w*)\}/g);
  const read = namesIn(text, /\$\.Attributes\.([\w-]+)/g);
  const answered = namesIn(text, /\$\.External\.([\w-]+)/g);
  const written = [...new Set(Actions.flatMap(writtenBy))];
  return [
    ...without(filled, placeholders).map((name) => `Nobody fills the placeholder ${name}`),
    ...without(placeholders, filled).map((name) => `The placeholder ${name} is not used`),
    ...without(read, reads).map((name) => `Nobody sets the attribute ${name}`),
    ...without(reads, read).map((name) => `The attribute ${name} is not read`),
    ...without(written, writes).map((name) => `The manifest does not say that it writes ${name}`),
    ...without(writes, written).map((name) => `The attribute ${name} is not written`),
    ...without(answered, answers).map((name) => `No function answers ${name}`),
    ...without(answers, answered).map((name) => `The answer ${name} is not used`),
  ];
};

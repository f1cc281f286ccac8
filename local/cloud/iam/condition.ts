/** Conditions of statements: all must hold; of a condition's values one is enough. */
import { isObject } from '../json.ts';
import { matchesArn, matchesText } from './wildcard.ts';

/** Condition keys and what they are for this request; names in lower case, since keys have no case. */
export type Context = Readonly<Record<string, string>>;

export interface Condition {
  readonly operator: Operator;
  /** In lower case. */
  readonly key: string;
  readonly values: readonly string[];
}

/** IAM user guide, "Policy elements: Condition operators"; both ARN operators take wildcards. */
const operators = {
  Bool: (value: string, given: string) => value.toLowerCase() === given.toLowerCase(),
  StringEquals: (value: string, given: string) => value === given,
  StringLike: matchesText,
  ArnEquals: matchesArn,
  ArnLike: matchesArn,
  // Each need of a request is judged by itself: all of its values, one at a time.
  'ForAllValues:StringEquals': (value: string, given: string) => value === given,
} as const;

type Operator = keyof typeof operators;

/** The keys that requests have here. To take another for absent would be to judge wrongly. */
export const contextKeys = [
  ...(['aws:securetransport', 'aws:sourcearn', 'aws:sourceaccount'] as const),
  'events:source',
] as const;

/** Known, and rightly absent: only a service that asks a key on somebody's behalf has it, and here none does. */
const absentKeys = ['kms:viaservice'] as const;

const isOperator = (name: string): name is Operator => Object.hasOwn(operators, name);

const valuesOf = (given: unknown): readonly string[] => (Array.isArray(given) ? given : [given]).map(String);

const conditionOf = (operator: string, key: string, given: unknown): Condition => {
  if (!isOperator(operator))
    throw new Error(
      `the condition operator ${operator} is not evaluated by the local cloud; it knows ${Object.keys(operators).join(', ')}. Implement it in local/cloud/iam/condition.ts`,
    );
  const known: readonly string[] = [...contextKeys, ...absentKeys];
  if (!known.includes(key.toLowerCase()))
    throw new Error(
      `the condition key ${key} is not known to the local cloud, whose requests have ${contextKeys.join(', ')}. Implement it in local/cloud/iam/condition.ts`,
    );
  return { operator, key: key.toLowerCase(), values: valuesOf(given) };
};

/** @throws for an operator or a key that is not evaluated here */
export const conditionsOf = (block: unknown): readonly Condition[] => {
  if (block === undefined) return [];
  if (!isObject(block)) throw new Error(`a Condition is ${JSON.stringify(block)}; it must be an object`);
  return Object.entries(block).flatMap(([operator, keys]) =>
    Object.entries(isObject(keys) ? keys : {}).map(([key, given]) => conditionOf(operator, key, given)),
  );
};

/**
 * A key that the request does not have makes no operator true, but for those about all of its values: it has none
 * that is wrong (IAM user guide, "Set operators for multivalued context keys").
 */
export const holds = ({ operator, key, values }: Condition, context: Context): boolean => {
  const given = context[key];
  if (given === undefined) return operator.startsWith('ForAllValues:');
  return values.some((value) => operators[operator](value, given));
};

/** CloudFormation's intrinsic functions (template reference, "Intrinsic function reference"), applied to a value. */
import { isObject, type JsonObject } from '../json.ts';

export interface Names {
  /** A parameter, pseudo parameter or resource. */
  ref(name: string): unknown;
  attribute(logicalId: string, attribute: string): string;
  condition(name: string): boolean;
}

/** What AWS::NoValue becomes: the property is left out. */
const noValue = Symbol('AWS::NoValue');

type Intrinsic = (argument: unknown, resolve: (value: unknown) => unknown, names: Names) => unknown;

const refuse = (name: string, argument: unknown, allowed: string): Error =>
  new Error(`${name} was given ${JSON.stringify(argument)}; allowed is ${allowed}`);

const reference = (name: unknown, names: Names): unknown => {
  if (typeof name !== 'string') throw refuse('Ref', name, 'the name of a parameter or resource');
  return name === 'AWS::NoValue' ? noValue : names.ref(name);
};

const attributeNamed = (dotted: string, names: Names): string => {
  const dot = dotted.indexOf('.');
  if (dot < 1) throw refuse('Fn::GetAtt', dotted, '"LogicalId.Attribute"');
  return names.attribute(dotted.slice(0, dot), dotted.slice(dot + 1));
};

const getAttribute: Intrinsic = (argument, _resolve, names) => {
  if (typeof argument === 'string') return attributeNamed(argument, names);
  const parts: unknown[] = Array.isArray(argument) ? argument : [];
  if (parts.length < 2 || !parts.every((part) => typeof part === 'string')) {
    throw refuse('Fn::GetAtt', argument, '["LogicalId", "Attribute"]');
  }
  return attributeNamed(parts.join('.'), names);
};

const join: Intrinsic = (argument, resolve) => {
  const [delimiter, parts]: unknown[] = Array.isArray(argument) ? argument : [];
  const values = resolve(parts);
  if (typeof delimiter !== 'string' || !Array.isArray(values))
    throw refuse('Fn::Join', argument, '[delimiter, list]');
  return values.map(String).join(delimiter);
};

const substitute: Intrinsic = (argument, resolve, names) => {
  const [text, given]: unknown[] = Array.isArray(argument) ? argument : [argument, {}];
  const variables = resolve(given);
  if (typeof text !== 'string' || !isObject(variables))
    throw refuse('Fn::Sub', argument, 'text, or [text, variables]');
  return text.replace(/\$\{([^}]+)\}/g, (_whole, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    if (Object.hasOwn(variables, name)) return String(variables[name]);
    return name.includes('.') ? attributeNamed(name, names) : String(reference(name, names));
  });
};

const select: Intrinsic = (argument, resolve) => {
  const [index, list] = (resolve(argument) ?? []) as unknown[];
  const position = Number(index);
  if (!Array.isArray(list) || !(position in list))
    throw refuse('Fn::Select', argument, 'an index within the list');
  return list[position];
};

const split: Intrinsic = (argument, resolve) => {
  const [delimiter, text] = (resolve(argument) ?? []) as unknown[];
  if (typeof delimiter !== 'string' || typeof text !== 'string')
    throw refuse('Fn::Split', argument, '[delimiter, text]');
  return text.split(delimiter);
};

const choose: Intrinsic = (argument, resolve, names) => {
  const [name, then, otherwise]: unknown[] = Array.isArray(argument) ? argument : [];
  if (typeof name !== 'string') throw refuse('Fn::If', argument, '[condition, then, otherwise]');
  return resolve(names.condition(name) ? then : otherwise);
};

const logical =
  (combine: (values: readonly unknown[]) => boolean): Intrinsic =>
  (argument, resolve) => {
    const values = resolve(argument);
    if (!Array.isArray(values)) throw refuse('A condition function', argument, 'a list');
    return combine(values);
  };

const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: (argument, _resolve, names) => reference(argument, names),
  'Fn::GetAtt': getAttribute,
  'Fn::Join': join,
  'Fn::Sub': substitute,
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::If': choose,
  'Fn::Equals': logical(([one, other]) => one === other),
  'Fn::And': logical((values) => values.every(Boolean)),
  'Fn::Or': logical((values) => values.some(Boolean)),
  'Fn::Not': logical(([value]) => !value),
  Condition: (argument, _resolve, names) => names.condition(String(argument)),
};

const isIntrinsic = (key: string): boolean => key === 'Ref' || key === 'Condition' || key.startsWith('Fn::');

/** A policy statement has a member "Condition" too: there it holds an object, in a template's condition a name. */
const intrinsicOf = (value: JsonObject): [name: string, argument: unknown] | undefined => {
  const [entry, ...others] = Object.entries(value);
  if (entry === undefined || others.length > 0 || !isIntrinsic(entry[0])) return undefined;
  return entry[0] === 'Condition' && typeof entry[1] !== 'string' ? undefined : entry;
};

const resolveObject = (value: JsonObject, names: Names): unknown => {
  const resolve = (inner: unknown): unknown => resolveValue(inner, names);
  const call = intrinsicOf(value);
  if (call === undefined) {
    const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [key, resolve(inner)]);
    return Object.fromEntries(entries.filter(([, inner]) => inner !== noValue));
  }
  const [name, argument] = call;
  const apply = intrinsics[name];
  if (apply === undefined) {
    throw new Error(
      `${name} is not supported by this cloud; supported are ${Object.keys(intrinsics).join(', ')}`,
    );
  }
  return apply(argument, resolve, names);
};

/** The value with every intrinsic function replaced by what it stands for. */
export const resolveValue = (value: unknown, names: Names): unknown => {
  if (Array.isArray(value)) {
    return value.map((inner) => resolveValue(inner, names)).filter((inner) => inner !== noValue);
  }
  return isObject(value) ? resolveObject(value, names) : value;
};

/** The list behind one field of an event pattern: literals and comparison operators, any of which may match. */
import { BlockList, isIP } from 'node:net';
import { isObject, type JsonObject } from './json.ts';
import { numericTest } from './numeric-test.ts';

type Test = (value: unknown) => boolean;

export interface ValueTest {
  matches(value: unknown): boolean;
  /** Whether the field may be missing altogether. */
  readonly matchesAbsence: boolean;
}

interface Operand {
  readonly operator: string;
  readonly operand: unknown;
  readonly path: string;
}

const refuse = ({ operator, operand, path }: Operand, allowed: string): Error =>
  new Error(
    `Event pattern is not valid: "${path}" uses {"${operator}": ${JSON.stringify(operand)}}; allowed is ${allowed}`,
  );

const onText =
  (test: (text: string) => boolean): Test =>
  (value) =>
    typeof value === 'string' && test(value);

const ignoringCase = (operand: unknown): string | undefined => {
  if (!isObject(operand) || Object.keys(operand).length !== 1) return undefined;
  const text = operand['equals-ignore-case'];
  return typeof text === 'string' ? text.toLowerCase() : undefined;
};

const edge = (at: Operand, has: (text: string, part: string) => boolean): Test => {
  const part = at.operand;
  if (typeof part === 'string') return onText((text) => has(text, part));
  const folded = ignoringCase(part);
  if (folded === undefined) throw refuse(at, 'a string or {"equals-ignore-case": string}');
  return onText((text) => has(text.toLowerCase(), folded));
};

const text = (at: Operand): string => {
  if (typeof at.operand !== 'string') throw refuse(at, 'a string');
  return at.operand;
};

/** `*` stands for any characters, `\*` and `\\` for themselves; two stars in a row are refused, as by the service. */
const wildcard = (at: Operand): Test => {
  const source = text(at);
  const pieces = source.match(/\\[*\\]|[\s\S]/g) ?? [];
  if (pieces.some((piece, index) => piece === '*' && pieces[index + 1] === '*')) {
    throw refuse(at, 'a string without two stars in a row');
  }
  const quoted = (piece: string): string => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const body = pieces.map((piece) => (piece === '*' ? '[\\s\\S]*' : quoted(piece.replace(/^\\(?=.)/, ''))));
  const expression = new RegExp(`^${body.join('')}$`);
  return onText((value) => expression.test(value));
};

const cidr = (at: Operand): Test => {
  const [address = '', bits = ''] = text(at).split('/');
  const version = isIP(address);
  const longest = version === 4 ? 32 : 128;
  if (version === 0 || !/^\d+$/.test(bits) || Number(bits) > longest)
    throw refuse(at, 'an address range such as "10.0.0.0/8"');
  const range = new BlockList();
  const family = (ip: number): 'ipv4' | 'ipv6' => (ip === 4 ? 'ipv4' : 'ipv6');
  range.addSubnet(address, Number(bits), family(version));
  return onText((value) => isIP(value) === version && range.check(value, family(version)));
};

const positive: Readonly<Record<string, (at: Operand) => Test>> = {
  prefix: (at) => edge(at, (value, part) => value.startsWith(part)),
  suffix: (at) => edge(at, (value, part) => value.endsWith(part)),
  'equals-ignore-case': (at) => {
    const folded = text(at).toLowerCase();
    return onText((value) => value.toLowerCase() === folded);
  },
  wildcard,
};

const anythingBut = (at: Operand): Test => {
  const { operand } = at;
  const excluded = isObject(operand) ? excludedBy(at, operand) : excludedValues(at);
  return (value) => !excluded(value);
};

const excludedValues = (at: Operand): Test => {
  const values = Array.isArray(at.operand) ? at.operand : [at.operand];
  const isAllowed = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number';
  if (values.length === 0 || !values.every(isAllowed))
    throw refuse(at, 'a string, a number or a list of them');
  return (value) => values.includes(value);
};

const excludedBy = (at: Operand, operand: JsonObject): Test => {
  const [operator = '', ...others] = Object.keys(operand);
  const build = positive[operator];
  if (build === undefined || others.length > 0)
    throw refuse(at, `one of ${Object.keys(positive).join(', ')}`);
  const given = operand[operator];
  const parts = Array.isArray(given) ? given : [given];
  if (parts.length === 0) throw refuse(at, 'a list that is not empty');
  const tests = parts.map((part) => build({ ...at, operator, operand: part }));
  return (value) => tests.some((test) => test(value));
};

const operators: Readonly<Record<string, (at: Operand) => Test>> = {
  ...positive,
  cidr,
  numeric: (at) => {
    const test = numericTest(at.operand);
    if (test === undefined)
      throw refuse(at, 'one comparison such as [">", 0], or a range such as [">", 0, "<=", 5]');
    return test;
  },
  'anything-but': anythingBut,
  exists: (at) => {
    if (typeof at.operand !== 'boolean') throw refuse(at, 'true or false');
    return () => at.operand === true;
  },
};

const literal = (value: unknown, path: string): Test => {
  const allowed = value === null || ['string', 'number', 'boolean'].includes(typeof value);
  if (!allowed)
    throw refuse({ operator: 'value', operand: value, path }, 'a string, number, boolean or null');
  return (found) => found === value;
};

const compileOne = (value: unknown, path: string): Test => {
  if (!isObject(value)) return literal(value, path);
  const [operator = '', ...others] = Object.keys(value);
  const at: Operand = { operator, operand: value[operator], path };
  const build = Object.hasOwn(operators, operator) ? operators[operator] : undefined;
  if (build === undefined || others.length > 0)
    throw refuse(at, `exactly one of ${Object.keys(operators).join(', ')}`);
  return build(at);
};

/** @param path the field's name, for the message of a refusal */
export const compileValueTest = (values: readonly unknown[], path: string): ValueTest => {
  if (values.length === 0) throw new Error(`Event pattern is not valid: "${path}" must not be an empty list`);
  const tests = values.map((value) => compileOne(value, path));
  return {
    matches: (value) => tests.some((test) => test(value)),
    matchesAbsence: values.some((value) => isObject(value) && value.exists === false),
  };
};

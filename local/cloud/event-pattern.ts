/**
 * Event patterns of Amazon EventBridge (user guide, "Event patterns" and "Comparison operators"), compiled
 * to a function. Arrays of objects are matched consistently: conditions on two fields below one array must
 * hold for the same element.
 */
import { isObject } from './json.ts';
import { compileValueTest, type ValueTest } from './value-test.ts';

/** Which element of which array a value was found under; the array itself is the identity. */
type Membership = ReadonlyMap<readonly unknown[], number>;

interface Found {
  readonly value: unknown;
  readonly membership: Membership;
}

interface Condition {
  readonly path: readonly string[];
  readonly test: ValueTest;
}

const nowhere: Membership = new Map();

const findValues = (value: unknown, path: readonly string[], membership: Membership): Found[] => {
  if (Array.isArray(value)) {
    return value.flatMap((element, index) =>
      findValues(element, path, new Map(membership).set(value, index)),
    );
  }
  const [key, ...rest] = path;
  if (key === undefined) return isObject(value) ? [] : [{ value, membership }];
  return isObject(value) && Object.hasOwn(value, key) ? findValues(value[key], rest, membership) : [];
};

const consistent = (one: Membership, other: Membership): Membership | undefined => {
  if (one.size === 0) return other;
  for (const [array, index] of other) if ((one.get(array) ?? index) !== index) return undefined;
  return new Map([...one, ...other]);
};

const holdsFrom = (
  conditions: readonly Condition[],
  event: unknown,
  at: number,
  membership: Membership,
): boolean => {
  const condition = conditions[at];
  if (condition === undefined) return true;
  let present = false;
  for (const found of findValues(event, condition.path, nowhere)) {
    const joined = consistent(membership, found.membership);
    if (joined === undefined) continue;
    present = true;
    if (condition.test.matches(found.value) && holdsFrom(conditions, event, at + 1, joined)) return true;
  }
  return !present && condition.test.matchesAbsence && holdsFrom(conditions, event, at + 1, membership);
};

const invalid = (path: readonly string[], what: string): Error =>
  new Error(
    `Event pattern is not valid: ${path.length === 0 ? 'the pattern' : `"${path.join('.')}"`} ${what}`,
  );

/** One list of conditions for every way to satisfy the `$or`s; any one list that holds is enough. */
const alternatives = (pattern: unknown, path: readonly string[]): Condition[][] => {
  if (!isObject(pattern)) throw invalid(path, 'must be an object or a list of values');
  const entries = Object.entries(pattern);
  if (entries.length === 0) throw invalid(path, 'must not be empty');
  return entries
    .map(([key, value]) =>
      key === '$or' && Array.isArray(value) ? either(value, path) : one(value, [...path, key]),
    )
    .reduce((lists, more) => lists.flatMap((list) => more.map((next) => [...list, ...next])), [[]]);
};

const one = (value: unknown, path: readonly string[]): Condition[][] =>
  Array.isArray(value)
    ? [[{ path, test: compileValueTest(value, path.join('.')) }]]
    : alternatives(value, path);

const either = (choices: readonly unknown[], path: readonly string[]): Condition[][] => {
  if (choices.length < 2) throw invalid([...path, '$or'], 'must list at least two patterns');
  return choices.flatMap((choice) => alternatives(choice, path));
};

const byPath = (one: Condition, other: Condition): number =>
  one.path.join('.') < other.path.join('.') ? -1 : 1;

/**
 * @param pattern as in a rule's EventPattern
 * @returns whether an event matches; an operator that is unknown or used wrongly throws here, not later
 */
export const compilePattern = (pattern: unknown): ((event: unknown) => boolean) => {
  // Ruler (the matcher AWS published) takes the fields in this order, and absence inside arrays depends on it.
  const lists = alternatives(pattern, []).map((list) => list.sort(byPath));
  return (event) => lists.some((conditions) => holdsFrom(conditions, event, 0, nowhere));
};

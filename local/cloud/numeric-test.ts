/** The `numeric` comparison of an event pattern: `["=", 5]`, `[">", 0]`, `[">", 0, "<=", 5]`. */

const comparisons: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  '=': (value, bound) => value === bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
};

/** The service takes numbers between these bounds (user guide, "Numeric matching"). */
const largest = 5e9;

const isRange = (low: unknown, high: unknown): boolean =>
  (low === '>' || low === '>=') && (high === '<' || high === '<=');

/** @returns undefined when the operand is not a comparison that the service accepts */
export const numericTest = (operand: unknown): ((value: unknown) => boolean) | undefined => {
  if (!Array.isArray(operand)) return undefined;
  const [operator, bound, second, secondBound] = operand as unknown[];
  const first = comparison(operator, bound);
  if (operand.length === 2) return first && ((value) => typeof value === 'number' && first(value));
  const last = comparison(second, secondBound);
  if (operand.length !== 4 || !first || !last || !isRange(operator, second)) return undefined;
  return Number(bound) < Number(secondBound)
    ? (value) => typeof value === 'number' && first(value) && last(value)
    : undefined;
};

const comparison = (operator: unknown, bound: unknown): ((value: number) => boolean) | undefined => {
  const compare = typeof operator === 'string' ? comparisons[operator] : undefined;
  if (compare === undefined || typeof bound !== 'number' || Math.abs(bound) > largest) return undefined;
  return (value) => compare(value, bound);
};

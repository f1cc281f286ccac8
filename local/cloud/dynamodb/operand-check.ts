/**
 * DynamoDB refuses `<`, `<=`, `>` and `>=` on values that have no order (developer guide, "Comparison
 * operator and function reference"); dynalite compares them. Works on dynalite's parsed expressions.
 */
import { validationError } from '../aws-error.ts';
import { isObject } from '../json.ts';

const ordering = new Set(['<', '<=', '>', '>=']);
const ordered = new Set(['S', 'N', 'B']);
const valueTypes = new Set(['S', 'N', 'B', 'BOOL', 'NULL', 'SS', 'NS', 'BS', 'L', 'M']);

const literalType = (operand: unknown): string | undefined => {
  if (!isObject(operand)) return undefined;
  const [type, ...others] = Object.keys(operand);
  return type !== undefined && others.length === 0 && valueTypes.has(type) ? type : undefined;
};

const check = (expression: unknown, where: string): void => {
  if (!isObject(expression)) return;
  const operator = String(expression.type);
  const operands: unknown[] = Array.isArray(expression.args) ? expression.args : [];
  for (const operand of operands) {
    const type = literalType(operand);
    if (ordering.has(operator) && type !== undefined && !ordered.has(type)) {
      throw validationError(
        `Invalid ${where}: Incorrect operand type for operator or function; operator: ${operator}, operand type: ${type}`,
      );
    }
    if (type === undefined) check(operand, where);
  }
};

export const refuseOrderOfUnordered = (request: object): void => {
  const { _condition: condition, _filter: filter } = request as { _condition?: unknown; _filter?: unknown };
  if (isObject(condition)) check(condition.expression, 'ConditionExpression');
  if (isObject(filter)) check(filter.expression, 'FilterExpression');
};

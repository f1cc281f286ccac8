/** A WebSocket API's route selection expression (developer guide, "Selection expressions"), such as `$request.body.type`. */
import { isObject } from '../json.ts';

const reference = /^\$request\.body((?:\.[\w-]+)+)$/;
const embedded = /\$\{request\.body((?:\.[\w-]+)+)\}/g;

const valueAt = (body: unknown, dotted: string): string | undefined => {
  let value = body;
  for (const name of dotted.slice(1).split('.')) value = isObject(value) ? value[name] : undefined;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** @returns a function that gives the route key a message asks for, undefined where the message does not say */
export const compileRouteSelection = (expression: string): ((message: string) => string | undefined) => {
  const whole = reference.exec(expression)?.[1];
  const template = expression.includes('${') && expression.replace(embedded, '').includes('$') === false;
  if (whole === undefined && !template) {
    throw new Error(
      `Route selection expression ${expression} is not supported; write $request.body.<name> or \${request.body.<name>}`,
    );
  }
  return (message) => {
    const body = parsed(message);
    if (whole !== undefined) return valueAt(body, whole);
    return expression.replace(embedded, (_all, path: string) => valueAt(body, path) ?? '');
  };
};

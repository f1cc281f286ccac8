/**
 * JSONPaths in block parameters. documented: a parameter is static, one single JSONPath, or (prompts and
 * attribute values) text with JSONPaths inside.
 */

/** What the paths can reach: `$.Attributes.x`, `$.External.x`, `$.CustomerEndpoint.Address`, `$.ContactId` … */
export type FlowData = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const lookUp = (data: FlowData, path: string): string | undefined => {
  let value: unknown = data;
  for (const key of path.slice(2).split('.')) {
    value = isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
};

export const isPath = (text: string): boolean => /^\$\.[\w.-]+$/.test(text);

/** A static text, or what its one path leads to; undefined where the path leads nowhere. */
export const resolve = (data: FlowData, text: string): string | undefined =>
  isPath(text) ? lookUp(data, text) : text;

/** Text with every path in it replaced; a path that leads nowhere is spoken as nothing (assumed). */
export const fillIn = (data: FlowData, text: string): string =>
  text.replaceAll(/\$\.(?:[A-Za-z]\w*)(?:\.[\w-]+)*/g, (path) => lookUp(data, path) ?? '');

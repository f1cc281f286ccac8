/** The order in which a template's resources can be made: each after what it refers to. */
import { isObject, type JsonObject, listOf } from '../json.ts';

const mentioned = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(mentioned);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => [...namedBy(key, inner), ...mentioned(inner)]);
};

const namedBy = (key: string, argument: unknown): string[] => {
  if (key === 'Ref') return [String(argument)];
  if (key === 'Fn::GetAtt')
    return [String(Array.isArray(argument) ? argument[0] : argument).split('.', 1)[0] ?? ''];
  if (key !== 'Fn::Sub') return [];
  const text = String(Array.isArray(argument) ? argument[0] : argument);
  return [...text.matchAll(/\$\{([^}.!]+)/g)].map((match) => match[1] ?? '');
};

const dependenciesOf = (resource: JsonObject): string[] => {
  const explicit = resource.DependsOn;
  return [
    ...mentioned(resource.Properties),
    ...(typeof explicit === 'string' ? [explicit] : listOf(explicit)).map(String),
  ];
};

/** @throws when resources refer to each other in a circle, naming it */
export const creationOrder = (resources: Readonly<Record<string, JsonObject>>): string[] => {
  const ordered = new Set<string>();
  const visit = (logicalId: string, from: readonly string[]): void => {
    const resource = resources[logicalId];
    if (resource === undefined || ordered.has(logicalId)) return;
    if (from.includes(logicalId)) {
      throw new Error(
        `The template's resources depend on each other in a circle: ${[...from, logicalId].join(' -> ')}`,
      );
    }
    for (const needed of dependenciesOf(resource)) visit(needed, [...from, logicalId]);
    ordered.add(logicalId);
  };
  for (const logicalId of Object.keys(resources)) visit(logicalId, []);
  return [...ordered];
};

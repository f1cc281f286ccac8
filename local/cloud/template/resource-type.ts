/** What the cloud knows about one resource type, and how a template's properties are held against it. */
import { isObject, type JsonObject } from '../json.ts';

export interface Resource {
  readonly logicalId: string;
  readonly type: string;
  /** With every intrinsic function resolved. */
  readonly properties: JsonObject;
}

export interface ResourceValues {
  /** What `Ref` gives. */
  readonly ref: string;
  /** What `Fn::GetAtt` gives, by attribute name. */
  readonly attributes?: Readonly<Record<string, string>>;
}

export type ResourceHandler = (resource: Resource) => ResourceValues | Promise<ResourceValues>;

export interface ResourceType {
  /** Property paths that this cloud obeys, dots between levels, lists transparent: "Targets.Arn". A path covers what is below it. */
  readonly honoured: readonly string[];
  /** Property paths that change nothing on a laptop, each with the reason; `*` for the whole type. */
  readonly noEffect: Readonly<Record<string, string>>;
  readonly create: ResourceHandler;
}

const unknownPaths = (value: unknown, path: string, known: readonly string[]): string[] => {
  if (known.includes(path)) return [];
  if (!known.some((one) => one.startsWith(`${path}.`))) return [path];
  if (Array.isArray(value)) return value.flatMap((element) => unknownPaths(element, path, known));
  return isObject(value) ? below(value, path, known) : [path];
};

const below = (value: JsonObject, path: string, known: readonly string[]): string[] =>
  Object.entries(value).flatMap(([key, inner]) =>
    unknownPaths(inner, path === '' ? key : `${path}.${key}`, known),
  );

/** @throws for the first property that is neither obeyed nor listed as without effect */
export const checkProperties = (resource: Resource, type: ResourceType): void => {
  const known = [...type.honoured, ...Object.keys(type.noEffect)];
  if (known.includes('*')) return;
  const [unknown] = below(resource.properties, '', known);
  if (unknown === undefined) return;
  throw new Error(
    `the local cloud does not know the property ${unknown}. ` +
      'Implement it, or list it as without effect here with the reason.',
  );
};

/** Makes a template's resources, in order, and answers what its outputs are. */
import { type JsonObject, objectOr } from '../json.ts';
import { creationOrder } from './creation-order.ts';
import { type Names, resolveValue } from './intrinsics.ts';
import {
  checkProperties,
  type Resource,
  type ResourceHandler,
  type ResourceType,
  type ResourceValues,
} from './resource-type.ts';

export interface Deployment {
  readonly template: JsonObject;
  /** Values of AWS::Region, AWS::AccountId and so on. */
  readonly pseudoParameters: Readonly<Record<string, unknown>>;
  readonly types: Readonly<Record<string, ResourceType>>;
  /** Types supplied from outside; they check their own properties. */
  readonly others: Readonly<Record<string, ResourceHandler>>;
}

const sections = [
  'AWSTemplateFormatVersion',
  'Description',
  'Metadata',
  'Parameters',
  'Rules',
  'Conditions',
  'Resources',
  'Outputs',
];
const members = [
  'Type',
  'Properties',
  'DependsOn',
  'Condition',
  'Metadata',
  'DeletionPolicy',
  'UpdateReplacePolicy',
];

const onlyKnown = (value: JsonObject, known: readonly string[], where: string): void => {
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown !== undefined)
    throw new Error(`${where}: the local cloud does not know ${unknown}; known are ${known.join(', ')}`);
};

/** The bootstrap version is a parameter that lives in SSM and is used only by a rule, so having no value for it is fine. */
const parameterValue = (name: string, parameter: JsonObject): unknown => {
  if (String(parameter.Type).startsWith('AWS::SSM::') || parameter.Default === undefined) {
    throw new Error(`Parameter ${name} is used, but the local cloud has no value for it: give it a default`);
  }
  return parameter.Default;
};

const namesOf = (
  { template, pseudoParameters }: Deployment,
  made: ReadonlyMap<string, ResourceValues>,
): Names => {
  const parameters = objectOr(template.Parameters, {});
  const conditions = objectOr(template.Conditions, {});
  const names: Names = {
    ref(name) {
      if (Object.hasOwn(pseudoParameters, name)) return pseudoParameters[name];
      if (Object.hasOwn(parameters, name)) return parameterValue(name, objectOr(parameters[name], {}));
      const values = made.get(name);
      if (values === undefined)
        throw new Error(`Ref ${name}: the template has no such parameter or resource`);
      return values.ref;
    },
    attribute(logicalId, attribute) {
      const value = made.get(logicalId)?.attributes?.[attribute];
      if (value === undefined)
        throw new Error(`Fn::GetAtt ${logicalId}.${attribute}: the local cloud has no such attribute`);
      return value;
    },
    condition(name) {
      if (!Object.hasOwn(conditions, name))
        throw new Error(`Condition ${name} is not defined in the template`);
      return resolveValue(conditions[name], names) === true;
    },
  };
  return names;
};

const make = (
  resource: Resource,
  { types, others }: Deployment,
): ResourceValues | Promise<ResourceValues> => {
  const other = others[resource.type];
  if (other !== undefined) return other(resource);
  const type = types[resource.type];
  if (type === undefined) {
    const known = [...Object.keys(types), ...Object.keys(others)].sort().join(', ');
    throw new Error(`the local cloud does not know this resource type; it knows ${known}`);
  }
  checkProperties(resource, type);
  return type.create(resource);
};

const declaredResources = (template: JsonObject, names: Names): Record<string, JsonObject> => {
  const declared: Record<string, JsonObject> = {};
  for (const [logicalId, value] of Object.entries(objectOr(template.Resources, {}))) {
    const resource = objectOr(value, {});
    onlyKnown(resource, members, logicalId);
    const condition = resource.Condition;
    if (typeof condition !== 'string' || names.condition(condition)) declared[logicalId] = resource;
  }
  return declared;
};

const outputsOf = (template: JsonObject, names: Names): Record<string, string> =>
  Object.fromEntries(
    Object.entries(objectOr(template.Outputs, {}))
      .map(([name, output]): [string, JsonObject] => [name, objectOr(output, {})])
      .filter(([, output]) => typeof output.Condition !== 'string' || names.condition(output.Condition))
      .map(([name, output]) => [name, String(resolveValue(output.Value, names))]),
  );

const makeOne = async (declared: Declared, deployment: Deployment, names: Names): Promise<ResourceValues> => {
  const { logicalId, type, given } = declared;
  try {
    const properties = objectOr(resolveValue(given ?? {}, names), {});
    return await make({ logicalId, type, properties }, deployment);
  } catch (cause) {
    throw new Error(`${logicalId} (${type}): ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
};

interface Declared {
  readonly logicalId: string;
  readonly type: string;
  readonly given: unknown;
}

/** @returns the outputs by their logical names, values as CloudFormation would give them */
export const deploy = async (deployment: Deployment): Promise<Record<string, string>> => {
  onlyKnown(deployment.template, sections, 'The template');
  const made = new Map<string, ResourceValues>();
  const names = namesOf(deployment, made);
  const declared = declaredResources(deployment.template, names);
  for (const logicalId of creationOrder(declared)) {
    const { Type: type, Properties: given } = declared[logicalId] ?? {};
    made.set(logicalId, await makeOne({ logicalId, type: String(type), given }, deployment, names));
  }
  return outputsOf(deployment.template, names);
};

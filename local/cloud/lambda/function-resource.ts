/** AWS::Lambda::Function with a Node.js runtime and its code in an asset directory. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Iam } from '../iam/iam.ts';
import { type JsonObject, numberOr, objectOr, stringOr } from '../json.ts';
import { arnOf, generatedName, type Place } from '../place.ts';
import type { Assembly } from '../template/assembly.ts';
import type { Resource, ResourceType } from '../template/resource-type.ts';
import { type EnvironmentSource, reservedVariables } from './function-environment.ts';
import type { Functions } from './functions.ts';
import { handlerNameOf } from './handler-name.ts';
import { type FunctionDefinition, type FunctionWorld, LambdaFunction } from './lambda-function.ts';
import type { SandboxSetup } from './sandbox-messages.ts';

export interface FunctionResourceWorld {
  readonly place: Place;
  readonly assembly: Assembly;
  readonly functions: Functions;
  readonly world: FunctionWorld;
  readonly baseUrl: string;
  readonly iam: Iam;
  /** Added to every function. */
  readonly environment: Readonly<Record<string, string>>;
  readonly localNames: (text: string) => string;
}

/** A laptop is not a Region: more requests than this wait in line. */
const localConcurrency = 10;

const taskRootOf = (properties: JsonObject, assembly: Assembly): string => {
  const key = objectOr(properties.Code, {}).S3Key;
  const directory = assembly.assetDirectory(String(key));
  if (directory === undefined) throw new Error(`the code asset ${String(key)} is not in the assembly`);
  return directory;
};

/** Lambda's Node.js runtime looks for the handler's module under these extensions. */
const setupOf = (handler: string, taskRoot: string): SandboxSetup => {
  const dot = handler.lastIndexOf('.');
  const base = join(taskRoot, handler.slice(0, dot));
  const modulePath = ['.mjs', '.js', '.cjs']
    .map((extension) => base + extension)
    .find((path) => existsSync(path));
  if (dot < 1 || modulePath === undefined)
    throw new Error(`the handler ${handler} is in no module file of ${taskRoot}`);
  return { modulePath, exportName: handler.slice(dot + 1) };
};

const runtimeOf = (properties: JsonObject): string => {
  const runtime = stringOr(properties.Runtime, '');
  if (!runtime.startsWith('nodejs')) throw new Error(`the runtime ${runtime} is not one of nodejs*`);
  return runtime;
};

const variablesOf = (
  properties: JsonObject,
  localNames: (text: string) => string,
): Record<string, string> => {
  const variables = objectOr(objectOr(properties.Environment, {}).Variables, {});
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, localNames(String(value))]),
  );
};

const sourceOf = (
  functionName: string,
  { properties }: Resource,
  here: FunctionResourceWorld,
): EnvironmentSource => ({
  functionName,
  handler: stringOr(properties.Handler, ''),
  memoryMb: numberOr(properties.MemorySize, 128),
  runtime: runtimeOf(properties),
  region: here.place.region,
  credentials: here.iam.assumeFor(functionName, properties.Role),
  baseUrl: here.baseUrl,
  taskRoot: taskRootOf(properties, here.assembly),
});

const definitionOf = (resource: Resource, here: FunctionResourceWorld): FunctionDefinition => {
  const { logicalId, properties } = resource;
  const functionName = stringOr(properties.FunctionName, generatedName(here.place, logicalId, 64));
  const source = sourceOf(functionName, resource, here);
  const variables = variablesOf(properties, here.localNames);
  return {
    logicalId,
    handlerName: handlerNameOf(logicalId, here.assembly.constructPath(logicalId)),
    functionName,
    functionArn: arnOf(here.place, 'lambda', `function:${functionName}`),
    timeoutMs: numberOr(properties.Timeout, 3) * 1_000,
    memoryMb: source.memoryMb,
    concurrency: numberOr(properties.ReservedConcurrentExecutions, localConcurrency),
    setup: setupOf(source.handler, source.taskRoot),
    environment: { ...reservedVariables(source), ...here.environment, ...variables },
  };
};

/**
 * Lambda writes the function's lines and its traces with the function's role. Where that may not, nothing fails and
 * nothing is written: the refusal that is told here is all that anybody would see.
 */
const checkTelemetry = (
  functionName: string,
  properties: JsonObject,
  { place, iam }: FunctionResourceWorld,
): void => {
  const group = stringOr(objectOr(properties.LoggingConfig, {}).LogGroup, `/aws/lambda/${functionName}`);
  const log = arnOf(place, 'logs', `log-group:${group}:log-stream:local`);
  const isTraced = objectOr(properties.TracingConfig, {}).Mode === 'Active';
  iam.refusalOfFunction(functionName, [
    ...['logs:CreateLogStream', 'logs:PutLogEvents'].map((action) => ({ action, resource: log })),
    ...(isTraced ? ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'] : []).map((action) => ({
      ...{ action, resource: '*' },
    })),
  ]);
};

/** Brought by the CDK to put files into buckets: it runs during a deployment, and there is none here. */
const isOfTheCdk = ({ logicalId }: Resource, { constructPath }: Assembly): boolean =>
  constructPath(logicalId)
    ?.split('/')
    .some((part) => part.startsWith('Custom::CDK')) ?? false;

export const functionResource = (here: FunctionResourceWorld): ResourceType => ({
  honoured: [
    ...['FunctionName', 'Code.S3Bucket', 'Code.S3Key', 'Handler', 'Runtime', 'Timeout', 'MemorySize'],
    ...['Environment.Variables', 'ReservedConcurrentExecutions', 'Role', 'TracingConfig.Mode'],
  ],
  noEffect: {
    Architectures: 'the bundle is JavaScript and runs on the laptop’s own processor',
    LoggingConfig: 'lines go to the caller of startCloud, not to CloudWatch',
    Description: 'nothing reads it',
    Tags: 'nothing reads them',
    Layers: 'only what the CDK brings has one',
    EphemeralStorage: 'the laptop’s own',
  },
  create(resource) {
    if (isOfTheCdk(resource, here.assembly))
      return { ref: resource.logicalId, attributes: { Arn: resource.logicalId } };
    const definition = definitionOf(resource, here);
    here.functions.add(new LambdaFunction(definition, here.world));
    const { functionName, functionArn } = definition;
    checkTelemetry(functionName, resource.properties, here);
    return { ref: functionName, attributes: { Arn: functionArn } };
  },
});

/** A synthesized cloud assembly (cdk.out): its one stack's template, and where the bundles lie. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isObject, type JsonObject, listOf, objectOr, stringOr } from '../json.ts';

export interface Assembly {
  readonly stackName: string;
  readonly template: JsonObject;
  /** The directory of the asset uploaded under this S3 key; undefined when the assembly has none. */
  assetDirectory(objectKey: string): string | undefined;
  /** The construct's path in the app ("Rejoin/ContactEvents/Resource"); undefined when the assembly does not say. */
  constructPath(logicalId: string): string | undefined;
}

interface Artifact {
  readonly id: string;
  readonly type: string;
  readonly properties: JsonObject;
  readonly content: JsonObject;
}

const readJson = async (path: string): Promise<JsonObject> => {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Error(`Cannot read ${path}: is it a cloud assembly? Synthesize the app first`, { cause });
  });
  const value: unknown = JSON.parse(text);
  if (!isObject(value)) throw new Error(`${path} does not hold a JSON object`);
  return value;
};

const artifactsOf = (manifest: JsonObject): Artifact[] =>
  Object.entries(objectOr(manifest.artifacts, {})).map(([id, value]) => {
    const content = objectOr(value, {});
    return { id, content, type: String(content.type), properties: objectOr(content.properties, {}) };
  });

const fileOf = (artifact: Artifact, property: string): string => {
  const file = artifact.properties[property];
  if (typeof file !== 'string')
    throw new Error(`manifest.json: artifact ${artifact.id} names no ${property}`);
  return file;
};

const assetDirectories = (assets: JsonObject): [key: string, directory: string][] =>
  Object.values(objectOr(assets.files, {})).flatMap((file) => {
    const { source, destinations } = objectOr(file, {});
    const path = objectOr(source, {}).path;
    if (typeof path !== 'string') return [];
    return Object.values(objectOr(destinations, {})).map((destination): [string, string] => [
      String(objectOr(destination, {}).objectKey),
      path,
    ]);
  });

/** The synthesizer notes, per construct path, which logical id it became; newer versions in a file of their own. */
const constructPaths = async (directory: string, stack: Artifact): Promise<Map<string, string>> => {
  const file = stack.content.additionalMetadataFile;
  const apart = typeof file === 'string' ? await readJson(join(directory, file)) : {};
  const metadata = { ...objectOr(stack.content.metadata, {}), ...apart };
  return new Map(
    Object.entries(metadata).flatMap(([path, entries]) =>
      listOf(entries)
        .map((entry) => objectOr(entry, {}))
        .filter((entry) => entry.type === 'aws:cdk:logicalId')
        .map((entry): [string, string] => [String(entry.data), path]),
    ),
  );
};

export const readAssembly = async (directory: string): Promise<Assembly> => {
  const artifacts = artifactsOf(await readJson(join(directory, 'manifest.json')));
  const stacks = artifacts.filter(({ type }) => type === 'aws:cloudformation:stack');
  const [stack, ...others] = stacks;
  if (stack === undefined || others.length > 0) {
    throw new Error(`${directory} holds ${stacks.length} stacks; this cloud runs an assembly of exactly one`);
  }
  const manifests = artifacts.filter(({ type }) => type === 'cdk:asset-manifest');
  const assetLists = await Promise.all(
    manifests.map((one) => readJson(join(directory, fileOf(one, 'file')))),
  );
  const assets = new Map(assetLists.flatMap(assetDirectories));
  const paths = await constructPaths(directory, stack);
  return {
    stackName: stringOr(stack.properties.stackName, stack.id),
    template: await readJson(join(directory, fileOf(stack, 'templateFile'))),
    assetDirectory(objectKey) {
      const path = assets.get(objectKey);
      return path === undefined ? undefined : join(directory, path);
    },
    constructPath: (logicalId) => paths.get(logicalId),
  };
};

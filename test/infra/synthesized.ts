/** The stack as the tests look at it: synthesized without bundling, in the three forms that config/ shows. */
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { type Configuration, readConfiguration } from '../../lib/configuration.ts';
import { RejoinStack } from '../../lib/rejoin-stack.ts';

/** The least that can be written, and our own page: what most tests look at. */
export const configuration = readConfiguration('config/minimal.json');
/** With everything that can be switched on. */
export const complete = readConfiguration('config/example.json');
/** Beside `complete`, in another Region and under the same name. */
export const secondRegion = readConfiguration('config/second-region.json');

export const configurations = { minimal: configuration, complete, 'second Region': secondRegion };

export const stackOf = (chosen: Configuration): { readonly app: App; readonly stack: RejoinStack } => {
  const app = new App({
    analyticsReporting: false,
    context: { 'aws:cdk:bundling-stacks': [], '@aws-cdk/aws-iam:minimizePolicies': true },
  });
  return { app, stack: new RejoinStack(app, chosen) };
};

/** @param changed fields of the minimal configuration */
export const synthesized = (changed: Partial<Configuration> = {}): Template =>
  Template.fromStack(stackOf({ ...configuration, ...changed }).stack);

/** A resource in the template; the parts that the tests read. */
export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
}

export const resourcesOf = (template: Template, type: string): ReadonlyMap<string, Resource> =>
  new Map(Object.entries(template.findResources(type)) as [string, Resource][]);

/** `{ Ref: id }` or `{ Fn::GetAtt: [id, …] }`: the id. */
export const referredTo = (value: unknown): string | undefined => {
  if (typeof value !== 'object' || value === null) return undefined;
  const { Ref: ref, 'Fn::GetAtt': attribute } = value as { Ref?: string; 'Fn::GetAtt'?: readonly string[] };
  return ref ?? attribute?.[0];
};

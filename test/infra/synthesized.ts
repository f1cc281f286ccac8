/** The stack as the tests look at it: synthesized with the example configuration, without bundling. */
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { type Configuration, readConfiguration } from '../../lib/configuration.ts';
import { RejoinStack } from '../../lib/rejoin-stack.ts';

export const configuration = readConfiguration('config/example.json');

export const stackOf = (changed: Partial<Configuration> = {}): RejoinStack => {
  const app = new App({
    analyticsReporting: false,
    context: { 'aws:cdk:bundling-stacks': [], '@aws-cdk/aws-iam:minimizePolicies': true },
  });
  return new RejoinStack(app, { ...configuration, ...changed });
};

export const synthesized = (changed: Partial<Configuration> = {}): Template =>
  Template.fromStack(stackOf(changed));

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
